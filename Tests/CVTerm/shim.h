// libvterm, a terminal in memory for tests; cells and cursor without its bit fields.
#include <vterm.h>

// The scalars of a cell into `text` (at least 6); the width, or 0 for the right half of a wide one.
static inline int test_cell(VTermScreen *screen, int row, int column, uint32_t *text) {
  VTermScreenCell cell;
  VTermPos place = {row, column};
  if (!vterm_screen_get_cell(screen, place, &cell)) return 0;
  for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL; i++) text[i] = cell.chars[i];
  return cell.chars[0] == (uint32_t)-1 ? 0 : cell.width;
}

// Whether a cell is 1 bold, 2 underlined, 4 reversed; added up.
static inline int test_attributes(VTermScreen *screen, int row, int column) {
  VTermScreenCell cell;
  VTermPos place = {row, column};
  if (!vterm_screen_get_cell(screen, place, &cell)) return 0;
  return (cell.attrs.bold ? 1 : 0) + (cell.attrs.underline ? 2 : 0) + (cell.attrs.reverse ? 4 : 0);
}

static inline void test_cursor(VTerm *terminal, int *row, int *column) {
  VTermPos place;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal), &place);
  *row = place.row;
  *column = place.col;
}

// wcwidth of the C library, which its headers hide without X/Open.
extern int wcwidth(int);
static inline int test_width(uint32_t scalar) { return wcwidth((int)scalar); }
