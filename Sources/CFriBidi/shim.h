// FriBidi, and what Swift does not import of it: macros.
#include <fribidi.h>

static const FriBidiCharType desk_left_to_right = FRIBIDI_TYPE_LTR, desk_number = FRIBIDI_TYPE_EN;
static const FriBidiParType desk_paragraph_left = FRIBIDI_PAR_LTR, desk_paragraph_right = FRIBIDI_PAR_RTL;
static const FriBidiFlags desk_shaping =
    FRIBIDI_FLAG_SHAPE_MIRRORING | FRIBIDI_FLAG_SHAPE_ARAB_PRES | FRIBIDI_FLAG_SHAPE_ARAB_LIGA;
// What stands in the place of a letter that a ligature has taken in.
static const FriBidiChar desk_taken_in = FRIBIDI_CHAR_FILL;
