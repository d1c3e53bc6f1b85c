// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include <QTest>

/// What a program sees of the board's Python where it differs from the host's: values, formats, `await`.
class TestDialect : public QObject
{
    Q_OBJECT

private slots:
    void aFloatIsTheBoardsWhereverItComesFrom_data();
    void aFloatIsTheBoardsWhereverItComesFrom();
    void aLongLoopOfFloatsKeepsTheBoardsArithmetic();
    void thisIsPrinted_data();
    void thisIsPrinted();
};

void TestDialect::aFloatIsTheBoardsWhereverItComesFrom_data()
{
    QTest::addColumn<QString>("expression");
    const auto row = [](const char *name, const char *expression) { QTest::newRow(name) << expression; };
    row("literal", "0.1");
    row("literal in a tuple", "(1, 0.1)[1]");
    row("literal in an inner tuple", "(1, (2, 0.1))[1][1]");
    row("literal in a default", "(lambda x=0.1: x)()");
    row("constant expression", "0.1 * 3 - 2");
    row("negative literal", "-0.1");
    row("quotient of ints", "int('1') / int('3')");
    row("quotient of constants", "1 / 3");
    row("negative power of an int", "int('2') ** -1");
    row("sum", "float('0.1') + 1");
    row("int minus float", "1 - float('0.1')");
    row("floor", "float('7.5') // 2");
    row("remainder", "float('7.5') % 2");
    row("divmod", "divmod(float('7.5'), 2)[0]");
    row("power", "float('7.5') ** 2");
    row("sign", "-float('7.5')");
    row("plus", "+float('7.5')");
    row("abs", "abs(float('-7.5'))");
    row("round", "round(float('7.55'), 1)");
    row("sum()", "sum([0.1, 0.2])");
    row("math", "__import__('math').sqrt(2)");
    row("math constant", "__import__('math').pi");
    row("math tuple", "__import__('math').modf(2.5)[0]");
    row("json", "__import__('json').loads('[1.5]')[0]");
    row("struct", "__import__('struct').unpack('f', bytes(4))[0]");
    row("random", "__import__('random').random()");
    row("uniform", "__import__('random').uniform(1, 2)");
    row("clock", "__import__('time').monotonic()");
    row("eval", "eval('0.1 + 0.2')");
    row("array", "__import__('array').array('f', [1.5])[0]");
    row("array in a loop", "[x for x in __import__('array').array('f', [1.5])][0]");
    row("temperature", "__import__('microcontroller').cpu.temperature");
}

void TestDialect::aFloatIsTheBoardsWhereverItComesFrom()
{
    QFETCH(const QString, expression);
    BoardWorld world{"x = " + expression.toStdString() + "\nprint(type(x) is float, isinstance(x, float))\n"};
    world.run();
    QCOMPARE(QString::fromStdString(world.console()), QStringLiteral("True True\n"));
}

void TestDialect::aLongLoopOfFloatsKeepsTheBoardsArithmetic()
{
    // Long enough for the host to take its short cuts for floats, in functions as in modules. The drift
    // is that of 30 bits: in double precision the sum is 10000.0.
    BoardWorld world{R"(
def total(step):
    x = 0.0
    for _ in range(100000):
        x = x + step - step + step
    return x
x = 0.0
for _ in range(100000):
    x += 0.1
print(x == total(0.1), x < 10000, abs(x - 10000) > 1)
)",
                     0};
    world.run();
    QCOMPARE(QString::fromStdString(world.console()), QStringLiteral("True False True\n"));
}

void TestDialect::thisIsPrinted_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("console");
    const auto row = [](const char *name, const char *program, const char *console) {
        QTest::newRow(name) << program << console;
    };
    row("a float in an f-string", "print(f'{0.1 + 0.2} {1 / 3:.2f} {2:.1f}')", "0.3 0.33 2.0\n");
    row("an int beside a float", "print(16777217 == 16777216.0, 5 == 5.0, 1 < 1.5)", "True True True\n");
    row("a class that derives from float", "class F(float):\n  pass\nprint(F('1.5') + 1, F(2.5))",
        "2.5 2.5\n");
    row("infinity as an int", "try:\n  int(float('inf'))\nexcept OverflowError as e:\n  print(e)",
        "can't convert inf to int\n");
    row("a root that overflows", "import math\ntry:\n  math.exp(100)\nexcept ValueError as e:\n  print(e)",
        "math domain error\n");
    row("percent with a star", "print('%*d|%-*s|' % (4, 7, 3, 'a'))", "   7|a  |\n");
    row("percent with a name", "print('%(a)05.1f' % {'a': 2.25})", "002.3\n");
    row("format with a nested width", "print('{:>{}}|{1:d}'.format(5, 3) if 0 else '{:>{}}|'.format(5, 3))",
        "  5|\n");
    row("format of a bool", "print('{:5d}|{}'.format(True, False))", "    1|False\n");
    row("doubled braces", "print('{{{}}}'.format(1), '}}')", "{1} }}\n");
    row("await in a plain function",
        "import asyncio\nasync def value():\n  return 5\ndef plain():\n  x = await value()\n  yield x\n"
        "print(list(plain()))",
        "[5]\n");
    row("an async function with a yield", "async def f():\n  yield 1\n  yield 2\nprint(list(f()), type(f()))",
        "[1, 2] <class 'generator'>\n");
    row("await of a variable",
        "import asyncio\nasync def main(x):\n  try:\n    await x\n  except AttributeError as e:\n    "
        "print(e)\n"
        "asyncio.run(main(5))\nasyncio.run(main(main))",
        "'int' object has no attribute '__await__'\n'coroutine' object has no attribute '__await__'\n");
    row("a complex power", "print((-8.0) ** 0.5 == (-8.0) ** 0.5)", "True\n");
    row("equal items change places",
        "print(sorted('b1 a1 b2 a2 c1 a3'.split(), key=lambda w: w[0]))\nx = [3, 1, "
        "2]\nx.sort(reverse=True)\nprint(x)",
        "['a3', 'a2', 'a1', 'b2', 'b1', 'c1']\n[3, 2, 1]\n");
    row("a bool is no int", "print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int))",
        "False True False\n");
    row("the hash of a text", "print(hash('a'), hash('hello'), hash(-1), hash(2.0))", "196 231 -1 2\n");
    row("a step in a slice of a text",
        "try:\n  'abc'[::-1]\nexcept NotImplementedError as e:\n  print(e)\nprint([1, 2, 3][::-1], "
        "'abc'[0:2:1])",
        "only slices with step=1 (aka None) are supported\n[3, 2, 1] ab\n");
    row("the other operand is not asked to compare",
        "class A:\n  def __lt__(self, other):\n    return True\nprint(A() < A())\ntry:\n  A() > A()\nexcept "
        "TypeError "
        "as e:\n  print(e)",
        "True\nunsupported types for __gt__: 'A', 'A'\n");
    row("arguments without an __init__", "class A:\n  pass\nprint(type(A(1, x=2)))", "<class 'A'>\n");
    row("an object of its own making",
        "class A:\n  pass\nclass B(A):\n  def __new__(cls):\n    return "
        "object.__new__(cls)\nprint(type(B()))",
        "<class 'B'>\n");
    row("annotations are dropped",
        "x: nothing = 5\ny: int\ndef f(a: what) -> ever:\n  b: int = a\n  return b\nprint(x, f(2))", "5 2\n");
    row("a list of floats in an array",
        "from array import array\na = array('f', [0.1, 2])\na[1] = 0.7\nprint(a, a[0] + a[1])",
        "array('f', [0.1, 0.7]) 0.7999998\n");
    row("bytes plus text", "print(b'a' + 'b', [1] * 2, 2 * 'ab')", "b'ab' [1, 1] abab\n");
    row("an expression of the board",
        "import re\nprint(re.match('a{2}', 'aa'), re.search('[0-9]+', 'x42').group(0))", "None 42\n");
    row("the number of an error",
        "try:\n  open('nofile')\nexcept OSError as e:\n  print(e.errno, e, OSError(2, 'x'))",
        "2 [Errno 2] No such file/directory [Errno 2] No such file/directory: x\n");
    row("a dictionary in the order of its slots",
        "print({'b': 1, 'a': 2}, dict(one=1, two=2, three=3), {n: 0 for n in 'xyz'})",
        "{'a': 2, 'b': 1} {'two': 2, 'one': 1, 'three': 3} {'y': 0, 'x': 0, 'z': 0}\n");
    row("named arguments as a dictionary",
        "def f(**named):\n  print(named, type(named) is dict)\nf(b=1, a=2)\nf(**{'x': 1})",
        "{'a': 2, 'b': 1} True\n{'x': 1} True\n");
    row("views of a dictionary",
        "d = {'b': 1, 'a': 2}\nprint(list(d), d.keys(), sorted(d.items()), len(d.values()), 2 in d.values())",
        "['a', 'b'] dict_keys(['a', 'b']) [('a', 2), ('b', 1)] 2 True\n");
    row("changing a dictionary in a loop over it",
        "d = {'a': 1, 'b': 2}\nfor k in d:\n  d['q'] = 9\nprint(sorted(d), d.pop('q'), len(d))",
        "['a', 'b', 'q'] 9 2\n");
    row("a class that derives from dict",
        "class D(dict):\n  pass\nd = D(a=1)\nd['b'] = 2\nprint(d, isinstance(d, dict), d.get('z', 0), d == "
        "{'b': 2, 'a': 1})",
        "{'a': 1, 'b': 2} True 0 True\n");
    row("names given to exec", "g = {'x': 1}\nexec('global y\\ny = x + 1\\nx = 5', g)\nprint(g['x'], g['y'])",
        "5 2\n");
    row("a dictionary of one's own in a loop",
        "d = {}\nfor i in range(300):\n  d[str(i)] = i\nfor i in range(0, 300, 2):\n  del d[str(i)]\n"
        "print(len(d), sum(d.values()), sum(d[k] for k in d))",
        "150 22500 22500\n");
    row("a set in the order of its slots",
        "print({1, 2, 3}, set('hello'), {c for c in 'hello'}, frozenset('abc'), set(), {(1, 2), 5} == {5, "
        "(1, 2)})",
        "{3, 1, 2} {'e', 'h', 'l', 'o'} {'e', 'h', 'l', 'o'} frozenset({'a', 'c', 'b'}) set() True\n");
    row("operators of sets",
        "a, b = {1, 2, 3, 4}, {3, 4, 5, 6}\nprint(a | b, a & b, a - b, a ^ b)\na |= {9}\na -= "
        "{1}\nprint(len(a), 9 in a, "
        "a <= a | b, isinstance(a, set), type(a) is set)\na.remove(9)\na.discard(77)\nprint(sorted(a), "
        "sorted(a.union([0], "
        "(8,))))",
        "{6, 1, 2, 3, 4, 5} {4, 3} {1, 2} {6, 1, 2, 5}\n4 True True True True\n[2, 3, 4] [0, 2, 3, 4, 8]\n");
    row("operators of frozen sets",
        "f = frozenset([1, 2, 3])\nprint(len(f - {1}), len(f & {1, 2}), 2 in f | {7}, isinstance(f & f, "
        "frozenset), {f: 1}[f])",
        "2 2 True True 1\n");
    row("values before keys",
        "def p(x):\n  print(x, end=' ')\n  return x\nprint(len({p(1): p(2), p(3): p(4)}))", "2 1 4 3 2\n");
}

void TestDialect::thisIsPrinted()
{
    QFETCH(const QString, program);
    BoardWorld world{program.toStdString() + "\n", 0};
    world.run();
    QTEST(QString::fromStdString(world.console()), "console");
}

QTEST_GUILESS_MAIN(TestDialect)
#include "tst_dialect.moc"
