//! Embeds `theme/` into the binary: a sorted table of paths and bytes.

use std::path::Path;
use std::{env, fs};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("theme");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let mut table = String::from("&[\n");
    for path in &paths {
        let name = path.strip_prefix(&root).expect("below theme/").to_string_lossy().replace('\\', "/");
        table += &format!("    ({name:?}, include_bytes!({path:?})),\n");
    }
    table += "]\n";
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("theme.rs"), table).expect("can write");
    println!("cargo::rerun-if-changed=theme");
}

fn collect(dir: &Path, paths: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(dir).expect("theme/ is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
}
