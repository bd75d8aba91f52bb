//! Ends a run that the user interrupts after it has cleaned up.
//!
//! [`Interrupt`] is the only way in. It counts only between [`Interrupt::watch`] and the end of the value: before and
//! after, a signal ends the program at once, as always, and so does a second one.

/// Whether the user has asked to stop.
pub(super) struct Interrupt {
    #[cfg(unix)]
    flags: &'static unix::Flags,
}

impl Interrupt {
    /// Takes note of signals from now on.
    pub fn watch() -> Self {
        Self {
            #[cfg(unix)]
            flags: unix::watch(),
        }
    }

    /// # Errors
    ///
    /// If the user has asked to stop.
    pub fn check(&self) -> anyhow::Result<()> {
        #[cfg(unix)]
        anyhow::ensure!(!self.flags.asked(), "interrupted; the old output stays as it was");
        Ok(())
    }
}

#[cfg(unix)]
mod unix {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, LazyLock};

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag::{register, register_conditional_default};

    pub(super) struct Flags {
        /// A signal came.
        asked: Arc<AtomicBool>,
        /// Nothing is being written: a signal ends the program.
        idle: Arc<AtomicBool>,
    }

    static FLAGS: LazyLock<Flags> = LazyLock::new(|| {
        let flags = Flags { asked: Arc::default(), idle: Arc::new(AtomicBool::new(true)) };
        for signal in [SIGINT, SIGTERM] {
            // In this order: the first signal is noted, the second finds the note and ends the program. Where a system
            // refuses to have them caught they end it at once, and the next build clears up.
            let _ = register_conditional_default(signal, Arc::clone(&flags.idle));
            let _ = register_conditional_default(signal, Arc::clone(&flags.asked));
            let _ = register(signal, Arc::clone(&flags.asked));
        }
        flags
    });

    impl Flags {
        pub fn asked(&self) -> bool {
            self.asked.load(Ordering::SeqCst)
        }
    }

    pub(super) fn watch() -> &'static Flags {
        FLAGS.idle.store(false, Ordering::SeqCst);
        &FLAGS
    }

    impl Drop for super::Interrupt {
        fn drop(&mut self) {
            self.flags.idle.store(true, Ordering::SeqCst);
        }
    }
}
