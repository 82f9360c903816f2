// The checks must find what they are there for: each is shown a fault and a sound twin.
import { strict as assert } from 'node:assert';
import { includeFault, unorderedLoops } from '../../tools/check/includes.check.mjs';
import { countParameters, functionsOf } from '../../tools/check/sizes.check.mjs';
import { holesOf, rowFaults, rowsOf } from '../../tools/check/texts.check.mjs';
import { blankCpp } from '../../tools/check/tree.mjs';

export default async function checks({ test }) {
  await test('tools: include table', () => {
    const refused = [
      ['core/base/text.cpp', '"core/model/dataset.hpp"'],
      ['core/model/dataset.hpp', '"core/change/store.hpp"'],
      ['core/analytics/gap.cpp', '<nlohmann/json.hpp>'],
      ['core/exchange/json_text.hpp', '<nlohmann/json.hpp>'],
      ['core/report/svg.cpp', '<imgui.h>'],
      ['core/base/text.cpp', '"text.hpp"'],
      ['core/base/text.cpp', '"../base/text.hpp"'],
      ['core/base/text.cpp', '<emscripten/emscripten.h>'],
      ['wasm/ui/theme.cpp', '"core/model/dataset.hpp"'],
      ['wasm/screens/home_vm.cpp', '<imgui.h>'],
      ['wasm/screens/home_view.cpp', '"core/analytics/gap.hpp"'],
      ['wasm/platform/fake_platform.cpp', '<emscripten/html5.h>'],
      ['tools/cli/main.cpp', '"wasm/ui/theme.hpp"'],
    ];
    const allowed = [
      ['core/model/dataset.hpp', '"core/base/result.hpp"'],
      ['core/exchange/json/json_read.cpp', '<nlohmann/json.hpp>'],
      ['core/base/text.cpp', '<charconv>'],
      ['core/base/text.cpp', '<cassert>'],
      ['wasm/ui/theme.cpp', '<imgui.h>'],
      ['wasm/screens/home_vm.cpp', '"core/analytics/gap.hpp"'],
      ['wasm/screens/home_view.cpp', '"wasm/screens/home_vm.hpp"'],
      ['wasm/platform/web_pointer.cpp', '<emscripten/html5.h>'],
    ];
    for (const [file, target] of refused) assert.ok(includeFault(file, target), `${file} includes ${target}`);
    for (const [file, target] of allowed) assert.equal(includeFault(file, target), null);
  });

  await test('tools: comments and strings are blanked, lines stay', () => {
    const text = 'a("//x", \'"\'); // b\n/* c\n d */ e(R"(f "g")"); int n = 1\'000;';
    const blank = blankCpp(text);
    assert.equal(blank.length, text.length);
    assert.equal(blank.split('\n').length, 3);
    assert.doesNotMatch(blank, /[bcdfgx]/);
    assert.match(blank, /1'000;$/);
  });

  await test('tools: functions are found and measured', () => {
    const text = blankCpp(`namespace a {
struct Plain { int x = 0; };
enum class E : int { A, B };
constexpr int kTable[] = {1, 2};
const auto lambda = [](int v) { return v; };
template <typename T, int N = 3>
std::map<int, T> made(const T& one, std::pair<int, int> two, std::function<void(int)> three) noexcept
{
  if (one) {
    return {};
  }
  return {};
}
class C : public B {
 public:
  explicit C(int v) : value_(v), list_{1, 2} {}
  bool operator==(const C&) const = default;
  int get() const { return value_; }
  auto trailing(int a, int b) const -> std::vector<int> {
    return {a, b};
  }
};
int C::out_of_class(int a, int b, int c, int d, int e, int f) {
  for (int i = 0; i < a; ++i) {
  }
  return 0;
}
}  // namespace a
`);
    const found = functionsOf(text).map((one) => `${one.name}/${one.parameters}/${one.lines}`);
    for (const expected of ['made/3/8', 'get/0/1', 'trailing/2/3', 'out_of_class/6/5']) {
      assert.ok(found.includes(expected), `${expected} in ${found.join(' ')}`);
    }
    assert.ok(!found.some((name) => /^(Plain|if|for|kTable)/.test(name)), found.join(' '));
  });

  await test('tools: parameters are counted', () => {
    assert.equal(countParameters(''), 0);
    assert.equal(countParameters('int a, std::map<int, int> b, int (*c)(int, int)'), 3);
  });

  await test('tools: loops over unordered containers', () => {
    const declared = 'std::unordered_map<int, std::vector<int>> seen; ';
    assert.equal(unorderedLoops(`${declared}for (auto& [k, v] : seen) {}`).length, 1);
    assert.equal(unorderedLoops(`${declared}for (auto& [k, v] : state.seen) {}`).length, 1);
    assert.equal(unorderedLoops(`${declared}if (seen.contains(1)) {}`).length, 0);
  });

  await test('tools: rows of text tables', () => {
    const rows = rowsOf('// x\nTEXT(a_b, "satu {0}", "one {0}")\nTEXT(a_d, "a"\n  "b", "c")\nTEXT(a_e, "d", "e")\n');
    assert.deepEqual(rows.map((row) => [row.key, row.line, row.texts[0]]),
      [['a_b', 2, 'satu {0}'], ['a_d', 3, 'ab'], ['a_e', 5, 'd']]);
    assert.deepEqual(rows.flatMap(rowFaults), []);
    assert.equal(holesOf('{1} {0} {1}'), '{0}{1}');
    for (const bad of ['TEXT(a, "x {0}", "y")', 'TEXT(a, "", "y")', 'TEXT(a, "x")', 'PLURAL(a, "{0}", "{0}", "x")']) {
      assert.equal(rowsOf(bad).flatMap(rowFaults).length, 1, bad);
    }
  });
}
