//! The program `vademecum`.

fn main() -> std::process::ExitCode {
    vademecum::cli::run(std::env::args_os())
}
