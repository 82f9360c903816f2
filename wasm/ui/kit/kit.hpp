#pragma once
// The whole kit.

#include "wasm/ui/charts.hpp"          // IWYU pragma: export
#include "wasm/ui/kit/basic.hpp"       // IWYU pragma: export
#include "wasm/ui/kit/card.hpp"        // IWYU pragma: export
#include "wasm/ui/kit/choice.hpp"      // IWYU pragma: export
#include "wasm/ui/kit/field.hpp"       // IWYU pragma: export
#include "wasm/ui/kit/heat.hpp"        // IWYU pragma: export
#include "wasm/ui/kit/nav.hpp"         // IWYU pragma: export
#include "wasm/ui/kit/overlay.hpp"     // IWYU pragma: export
#include "wasm/ui/kit/table.hpp"       // IWYU pragma: export
#include "wasm/ui/shell/shell.hpp"     // IWYU pragma: export
