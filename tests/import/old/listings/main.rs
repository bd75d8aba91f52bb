fn main() {
    // ANCHOR: count
    let hives = 3;
    // ANCHOR_END: count
    println!("{hives}");
}
