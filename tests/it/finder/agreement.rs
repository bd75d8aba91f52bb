//! The twin of the algebra in JavaScript, and what stands on the page without scripts.
