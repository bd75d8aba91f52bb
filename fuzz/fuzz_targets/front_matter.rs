#![no_main]

vademecum_fuzz::target!(front_matter);
