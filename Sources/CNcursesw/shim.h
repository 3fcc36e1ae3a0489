// The wide ncurses, and what Swift does not import of it: macros, variadic functions, mutable globals.
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <term.h>
#include <wchar.h>

static const attr_t desk_bold = A_BOLD, desk_dim = A_DIM, desk_underline = A_UNDERLINE, desk_reverse = A_REVERSE;

static inline int desk_lines(void) { return getmaxy(stdscr); }
static inline int desk_columns(void) { return getmaxx(stdscr); }
static inline int desk_colors(void) { return COLORS; }
static inline int desk_pairs(void) { return COLOR_PAIRS; }
// The pair of two colours, allotted where there is none yet; 0 where no more can be had.
static inline short desk_pair(int text, int ground) {
  int pair = alloc_pair(text, ground);
  return pair < 0 || pair > 32767 ? 0 : (short)pair;
}

static inline void desk_keypad(void) { keypad(stdscr, TRUE); nodelay(stdscr, TRUE); }
static inline void desk_refresh(void) { wnoutrefresh(stdscr); doupdate(); }
static inline void desk_redraw(void) { clearok(curscr, TRUE); }
static inline void desk_erase(void) { werase(stdscr); }
static inline void desk_move(int row, int column) { wmove(stdscr, row, column); }

// One base character with what combines with it. Where the C library sees another width than the caller, `stand` is
// shown instead in as many columns, so that the columns to the right stay in place.
static inline void desk_put(int row, int column, const wchar_t *text, int width, wchar_t stand, attr_t attributes,
                            short pair) {
  cchar_t cell;
  wchar_t one[2] = {stand, 0};
  if (wcwidth(text[0]) == width && setcchar(&cell, text, attributes, pair, NULL) == OK) {
    mvwadd_wch(stdscr, row, column, &cell);
    return;
  }
  for (int i = 0; i < width; i++) {
    setcchar(&cell, one, attributes, pair, NULL);
    mvwadd_wch(stdscr, row, column + i, &cell);
    one[0] = L' ';
  }
}

static inline void desk_mouse(int on) {
  mouseinterval(0);
  mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

static inline const char *desk_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  return text == NULL || text == (char *)-1 ? NULL : text;
}
