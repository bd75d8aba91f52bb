#![no_main]

vademecum_fuzz::target!(svg);
