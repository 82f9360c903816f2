// The one main of all unit tests. The same program runs natively (with sanitizers) and as
// WebAssembly under Node.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
