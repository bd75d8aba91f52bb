//! The codes that a search index is written in: bits, variable-length numbers, levels of weight.
//!
//! `index` writes with [`BitWriter`] and [`put_number`], `search` reads with [`BitReader`] and [`Numbers`]. Whatever is
//! read answers zero past its end: a broken index gives wrong answers, never a panic. The reader's twin is in
//! `search-core.js`.

/// Weights of a term in a document, by level: 64 is a word that stands once in the text of an average section.
///
/// From [`NAME_LEVEL`] on they stand once more, for words that are all of a name of the document.
pub const LEVELS: [u32; 24] =
    [16, 23, 33, 48, 69, 99, 143, 205, 296, 426, 613, 883, 16, 23, 33, 48, 69, 99, 143, 205, 296, 426, 613, 883];

/// The first level of words that are all of a name: of the title, or of another name.
pub const NAME_LEVEL: u8 = LEVELS.len() as u8 / 2;

/// The shift of the Rice code for gaps between `entries` numbers below `limit`.
pub fn gap_shift(limit: u32, entries: u32) -> u32 {
    // The best shift is the logarithm of the mean gap times ln 2, which is nearly 11/16.
    let gap = u64::from(limit) * 11 / (16 * u64::from(entries.max(1)));
    gap.max(1).ilog2()
}

/// Appends `number` in groups of seven bits, the lowest first.
pub fn put_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7F {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads what [`put_number`] wrote.
#[derive(Debug, Clone)]
pub struct Numbers<'a> {
    bytes: &'a [u8],
}

impl<'a> Numbers<'a> {
    /// Reads from the beginning of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The next number.
    pub fn next(&mut self) -> u32 {
        let mut number = 0;
        let mut shift = 0;
        while let Some((first, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            number |= u32::from(first & 0x7F).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if first & 0x80 == 0 {
                break;
            }
        }
        number
    }

    /// The next `length` bytes, or as many as there are.
    pub fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.bytes.split_at(length.min(self.bytes.len()));
        self.bytes = rest;
        taken
    }
}

/// Collects bits, the highest of a byte first.
#[derive(Debug, Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    /// Bits written so far.
    length: usize,
}

impl BitWriter {
    /// How many bits were written.
    pub fn length(&self) -> usize {
        self.length
    }

    /// The bytes, the last one filled up with zeros.
    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The lowest `count` bits of `number`.
    pub fn put(&mut self, number: u32, count: u32) {
        for at in (0..count).rev() {
            if self.length.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if number >> at & 1 == 1
                && let Some(last) = self.bytes.last_mut()
            {
                *last |= 0x80 >> (self.length % 8);
            }
            self.length += 1;
        }
    }

    /// `number` as that many ones and a zero.
    pub fn put_unary(&mut self, number: u32) {
        for _ in 0..number {
            self.put(1, 1);
        }
        self.put(0, 1);
    }

    /// `number` as a Rice code: the part above `shift` bits in unary.
    pub fn put_rice(&mut self, number: u32, shift: u32) {
        self.put_unary(number >> shift);
        self.put(number, shift);
    }

    /// `number`, at least 1, as an Elias gamma code.
    pub fn put_gamma(&mut self, number: u32) {
        let size = number.max(1).ilog2();
        self.put_unary(size);
        self.put(number, size);
    }
}

/// Reads what [`BitWriter`] wrote.
#[derive(Debug, Clone)]
pub struct BitReader<'a> {
    bytes: &'a [u8],
    /// The next bit.
    pub at: usize,
}

impl<'a> BitReader<'a> {
    /// Reads `bytes` from the bit `at`.
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The next bit.
    pub fn bit(&mut self) -> u32 {
        let byte = self.bytes.get(self.at / 8).copied().unwrap_or(0);
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        u32::from(bit)
    }

    /// The next `count` bits.
    pub fn take(&mut self, count: u32) -> u32 {
        (0..count).fold(0, |number, _| number << 1 | self.bit())
    }

    /// What [`BitWriter::put_unary`] wrote.
    pub fn unary(&mut self) -> u32 {
        let mut number = 0;
        while self.bit() == 1 {
            number += 1;
        }
        number
    }

    /// What [`BitWriter::put_rice`] wrote.
    pub fn rice(&mut self, shift: u32) -> u32 {
        let high = self.unary();
        high << shift | self.take(shift)
    }

    /// What [`BitWriter::put_gamma`] wrote.
    pub fn gamma(&mut self) -> u32 {
        let size = self.unary().min(31);
        1 << size | self.take(size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let mut writer = BitWriter::default();
        for number in 0..300 {
            writer.put_rice(number, 3);
            writer.put_gamma(number + 1);
            writer.put_unary(number % 40);
            writer.put(number, 9);
        }
        let bytes = writer.bytes();
        let mut reader = BitReader::new(&bytes, 0);
        for number in 0..300 {
            assert_eq!((reader.rice(3), reader.gamma()), (number, number + 1));
            assert_eq!((reader.unary(), reader.take(9)), (number % 40, number));
        }
    }

    #[test]
    fn past_the_end_there_are_zeros() {
        let mut reader = BitReader::new(&[0xFF], 0);
        assert_eq!((reader.unary(), reader.gamma(), reader.rice(5)), (8, 1, 0));
        assert_eq!(Numbers::new(&[0x80]).next(), 0);
    }

    #[test]
    fn numbers_of_any_size_are_read() {
        let mut bytes = Vec::new();
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u32::MAX];
        numbers.iter().for_each(|number| put_number(&mut bytes, *number));
        let mut reader = Numbers::new(&bytes);
        assert!(numbers.iter().all(|number| reader.next() == *number));
    }
}
