#![no_main]

vademecum_fuzz::target!(search_query);
