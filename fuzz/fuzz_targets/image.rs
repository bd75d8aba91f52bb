#![no_main]

vademecum_fuzz::target!(image);
