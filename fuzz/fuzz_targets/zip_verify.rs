#![no_main]

vademecum_fuzz::target!(zip_verify);
