#!/usr/bin/env bash
# Photos with all that cameras and programs put into them are built, and exiftool, another hand than ours, finds nothing in
# what comes out but how the pixels are stored.
#
#   tests/images/exiftool.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  printf 'exiftool.sh: %s\n' "$*" >&2
  exit 1
}

# How pixels are stored: group, tag. Everything else tells of a person, a place, a time or a device.
structural='^(ExifTool:ExifToolVersion
|System:.*
|File:(FileType|FileTypeExtension|MIMEType|ImageWidth|ImageHeight|EncodingProcess|BitsPerSample|ColorComponents|YCbCrSubSampling)
|JFIF:(JFIFVersion|ResolutionUnit|XResolution|YResolution)
|PNG:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace)
|RIFF:(VP8Version|ImageWidth|ImageHeight|HorizontalScale|VerticalScale)
|Composite:(ImageSize|Megapixels))$'
structural=${structural//$'\n'/}

# GROUP:TAG of everything in a file, also what is unknown, embedded or there twice. That a WebP has nothing beside its
# pixels is no news.
tags() {
  exiftool -a -u -U -ee -G1 -s -s -j "$1" | python3 -c 'import json, sys
for name, value in json.load(sys.stdin)[0].items():
    if name != "SourceFile" and (name, value) != ("RIFF:WebP_Flags", "(none)"):
        print(name)'
}

telling() {
  tags "$1" | grep -Ev "$structural" || true
}

mkdir -p "$work/book/en" "$work/book/images"
cp "$here"/plain.{jpg,png,webp} "$work/book/images/"
secret='Ana of Example Street'
everywhere=(
  -EXIF:Artist="$secret" -EXIF:Make=Maker -EXIF:Model=Model -EXIF:SerialNumber=12345 -EXIF:DateTimeOriginal='2026:01:02 03:04:05'
  -EXIF:GPSLatitude=47.2266 -EXIF:GPSLatitudeRef=N -EXIF:GPSLongitude=6.1399 -EXIF:GPSLongitudeRef=E -EXIF:UserComment="$secret"
  -XMP:Creator="$secret" -XMP:GPSLatitude=47.2266 -XMP:GPSLongitude=6.1399 -XMP-photoshop:City=Example
)
exiftool -q -overwrite_original "${everywhere[@]}" "-IFD1:ThumbnailImage<=$here/plain.jpg" -IPTC:By-line="$secret" \
  -IPTC:City=Example -Photoshop:CopyrightFlag=true -Comment="$secret" "$work/book/images/plain.jpg"
exiftool -q -overwrite_original "${everywhere[@]}" -PNG:Author="$secret" -PNG:Comment="$secret" -PNG:Title="$secret" \
  -PNG:ModifyDate='2026:01:02 03:04:05' "$work/book/images/plain.png"
exiftool -q -overwrite_original "${everywhere[@]}" "$work/book/images/plain.webp"
# What programs append after the end of a picture.
for image in jpg png; do printf '%s' "$secret" >>"$work/book/images/plain.$image"; done

cat >"$work/book/handbook.toml" <<'TOML'
title = "Photos"
edition = "1"
date = "2026-01-01"
TOML
printf '# Summary\n\n- [Photos](a.md)\n' >"$work/book/en/SUMMARY.md"
{
  printf '# Photos\n'
  for image in jpg png webp; do printf '\n![A gradient](../images/plain.%s)\n' "$image"; done
} >"$work/book/en/a.md"
"$program" -q build "$work/book" --out "$work/dist" --format site,zip,html,epub || fail 'the book does not build'

count=0
for image in jpg png webp; do
  before=$(telling "$work/book/images/plain.$image")
  for group in GPS ExifIFD XMP; do
    grep -q "$group" <<<"$before" || fail "$image: $group was not written, so nothing is shown"
  done
  built=$(find "$work/dist/site" -name "plain*.$image")
  [ -n "$built" ] || fail "$image: it is not in the site"
  after=$(telling "$built")
  [ -z "$after" ] || fail "$image still tells: $after"
  count=$((count + 1))
  printf '%s: %d telling tags became 0\n' "$image" "$(wc -l <<<"$before")"
done
grep -q IFD1:ThumbnailImage <<<"$(telling "$work/book/images/plain.jpg")" || fail 'there was no thumbnail'
[ "$count" -eq 3 ] || fail "only $count images"

# Neither in the files of the site nor, unpacked, in any edition.
mkdir "$work/unpacked"
for packed in "$work"/dist/*.zip "$work"/dist/*.epub; do
  unzip -q "$packed" -d "$work/unpacked/${packed##*.}"
done
if grep -rlaF "$secret" "$work/dist" "$work/unpacked"; then fail 'the files above hold what the photos said'; fi
