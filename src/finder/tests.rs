//! Tests of the finder.
