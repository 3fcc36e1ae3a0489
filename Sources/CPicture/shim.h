#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>
#include <png.h>
#include <turbojpeg.h>
#include <tiffio.h>
#include <lcms2.h>

// What Swift cannot read of these headers: macros that are computed, and functions with any number of arguments.

static const uint32_t lcms_bgra = TYPE_BGRA_8;
static const uint32_t lcms_cmyk = TYPE_CMYK_8;
static const uint32_t lcms_cmyk_inverted = TYPE_CMYK_8_REV;
static const uint32_t png_format_bgra = PNG_FORMAT_BGRA;

// A field of the current directory of 16 bits; `otherwise` when it is not there.
static inline uint16_t tiff_short(TIFF *file, uint32_t tag, uint16_t otherwise) {
  uint16_t value = otherwise;
  return TIFFGetFieldDefaulted(file, tag, &value) ? value : otherwise;
}

// A field of the current directory of 32 bits; `otherwise` when it is not there.
static inline uint32_t tiff_long(TIFF *file, uint32_t tag, uint32_t otherwise) {
  uint32_t value = otherwise;
  return TIFFGetFieldDefaulted(file, tag, &value) ? value : otherwise;
}

// The colour profile of the current directory, owned by the file; null when there is none.
static inline const void *tiff_profile(TIFF *file, uint32_t *length) {
  void *bytes = NULL;
  *length = 0;
  return TIFFGetField(file, TIFFTAG_ICCPROFILE, length, &bytes) ? bytes : NULL;
}
