#include <libxml/xmlversion.h>
// Foundation brings an ICU of its own; one module cannot see both. Only two fields at the end of a type that is not used here go with it.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>
