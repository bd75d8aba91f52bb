//! What a copy comes to, by what was done to it.
