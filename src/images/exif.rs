//! The one thing of EXIF that a picture needs to be seen: which side is up.

/// How a picture is to be turned, 1 (not at all) to 8; `None` where the block says nothing.
///
/// `exif` begins with the byte order, as in TIFF.
pub(super) fn orientation(exif: &[u8]) -> Option<u16> {
    let is_big = match exif.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let u16_at = |at: usize| {
        let two: [u8; 2] = exif.get(at..at + 2)?.try_into().ok()?;
        Some(if is_big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    };
    let u32_at = |at: usize| {
        let four: [u8; 4] = exif.get(at..at + 4)?.try_into().ok()?;
        Some(if is_big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) } as usize)
    };
    let directory = u32_at(4)?;
    let count = usize::from(u16_at(directory)?);
    let entries = (0..count).map(|index| directory.saturating_add(2 + index * 12));
    let found = entries.take_while(|at| *at + 12 <= exif.len()).find(|at| u16_at(*at) == Some(0x0112))?;
    u16_at(found + 8).filter(|value| (1..=8).contains(value))
}

/// A block that says which side is up and nothing else.
pub(super) fn only_orientation(value: u16) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    block.extend(value.to_be_bytes());
    block.extend([0; 6]);
    block
}

#[cfg(test)]
mod tests {
    use super::{only_orientation, orientation};

    #[test]
    fn what_is_written_is_read() {
        assert!((1..=8).all(|value| orientation(&only_orientation(value)) == Some(value)));
        assert_eq!(orientation(&only_orientation(9)), None);
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(orientation(little), Some(6));
        for cut in 0..little.len() - 8 {
            assert_eq!(orientation(&little[..cut]), None, "{cut}");
        }
    }
}
