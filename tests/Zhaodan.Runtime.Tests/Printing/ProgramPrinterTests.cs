using System.Collections;
using System.Reflection;
using Zhaodan.Compilation.Tests;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Printing;

namespace Zhaodan.Runtime.Tests.Printing;

public sealed class ProgramPrinterTests
{
    [Fact]
    public void A_program_reads_like_this()
    {
        var sketch = new ProgramSketch();
        int force = sketch.Truth("不可抗力", presumption: Presumption.Burden);
        int intent = sketch.Truth("故意违法");
        int times = sketch.Number("次数");
        int degree = sketch.Choice("情节", "轻微", "严重");
        sketch.Constraint(new BinaryConstraint(new Literal(force, false), new Literal(intent, false), "互斥 不可抗力、故意违法"));
        int condition = sketch.Node(new AndNode([sketch.Fact(force), sketch.Node(new OrNode([sketch.Node(new CompareNode(times, Comparison.Less, 3)), sketch.Node(new ChoiceNode(degree, 1))]))]));
        int excused = sketch.Node(new AndNode([condition, sketch.Node(new NotNode(sketch.Fact(intent)))]));
        sketch.Rule("第八条第（一）项", excused, "办法.statute", 8);
        sketch.Rule("第七条", sketch.Node(new AndNode([sketch.Fact(intent), sketch.Node(new NotNode(excused))])), "办法.statute", 7);
        sketch.Group("责任", GroupKind.Priority, ("不予追究", excused), ("追究", sketch.Node(new CertainNode(sketch.Node(new FactNode(intent, Basis.Stated))))));
        const string Expected = """
            制度 「试行办法」
              代号 「试行办法」
              槽 是否 2 数 1 选项 1
            事实 4
              不可抗力 Truth 是否0 推定Burden
              故意违法 Truth 是否1
              次数 Count 数0
              情节 Choice 选项0 选项（「轻微」、「严重」）
            约束 1
              未 不可抗力 或 未 故意违法 出自「互斥 不可抗力、故意违法」
            定义 0
            规则 2
              〔第八条第（一）项〕 「第八条第（一）项」 @「办法.statute」:8:1
                条件 = （不可抗力 且 （次数 < 3 或 情节 为（轻微））） 且 未 故意违法
                适用 = 〔第八条第（一）项〕
              〔第七条〕 「第七条」 @「办法.statute」:7:1
                条件 = 故意违法 且 未 〔第八条第（一）项〕
                适用 = 〔第七条〕
            结论 1
              责任 Priority 由轻到重（不予追究、追究）
                不予追究
                  应当 = 〔第八条第（一）项〕
                追究
                  应当 = 查实（所述（故意违法））

            """;
        Assert.Equal(Expected, ProgramPrinter.Print(sketch.Build()));
    }

    [Fact]
    public void The_same_program_prints_the_same() =>
        Assert.All(Enumerable.Range(0, 40), seed => Assert.Equal(ProgramPrinter.Print(ProgramGenerator.Generate(seed)), ProgramPrinter.Print(ProgramGenerator.Generate(seed))));

    // Every property of every record is changed, one at a time: a part of the program form that the printer forgets, now or
    // when somebody adds one, would leave the hash of a different program the same.
    [Fact]
    public void Nothing_can_change_without_being_printed()
    {
        int changes = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            RegimeProgram program = Rich(seed);
            string printed = ProgramPrinter.Print(program);
            foreach ((string what, object changed) in Changes(program, "program", Read(program)))
            {
                Assert.True(printed != PrintedIfWhole((RegimeProgram)changed), $"seed {seed}: {what} does not show");
                changes++;
            }
        }

        Assert.True(changes > 5000, $"only {changes} changes tried");
    }

    [Theory]
    [InlineData("甲「乙」", "「甲\\u300C乙\\u300D」")]
    [InlineData("甲\n乙", "「甲\\u000A乙」")]
    [InlineData("是", "「是」")]
    [InlineData("甲 且 乙", "「甲 且 乙」")]
    [InlineData("n12", "「n12」")]
    [InlineData("", "「」")]
    [InlineData("双随机、一公开", "「双随机、一公开」")]
    public void Names_that_could_be_mistaken_are_quoted(string name, string printed)
    {
        var sketch = new ProgramSketch();
        sketch.Truth(name);
        Assert.Contains($"\n  {printed} Truth 是否0\n", ProgramPrinter.Print(sketch.Build()), StringComparison.Ordinal);
    }

    // A change may leave an index pointing at nothing; such a program is refused, which shows the change as well.
    private static string? PrintedIfWhole(RegimeProgram program)
    {
        try
        {
            return ProgramPrinter.Print(program);
        }
        catch (IndexOutOfRangeException)
        {
            return null;
        }
    }

    // A random program with a text in every place that has one.
    private static RegimeProgram Rich(int seed)
    {
        RegimeProgram program = ProgramGenerator.Generate(seed % 36 is 7 or 25 or 11 or 29 ? seed + 1000 : seed);
        var place = new SourcePlace("法.statute", 3, 4);
        return program with
        {
            Header = program.Header with { DocumentNumber = "文", Authority = "机关", Territory = "地", Rank = "规章", InForce = "2022年", Superiors = ["上"], Vocabularies = ["词"] },
            Nodes = program.Nodes.SetItem(0, new CompareNode(program.Facts.IndexOf(program.Facts.First(fact => fact.NumberSlot >= 0)), Comparison.Equal, 987_654)),
            Facts = [.. program.Facts.Select(fact => fact with { Gloss = "义", Unit = "次", Synonyms = ["同"], FormerNames = ["原"] })],
            Rules = [.. program.Rules.Select((rule, r) => rule with
            {
                ArticleTitle = "题",
                Heads = ["首"],
                EvenIf = [0],
                YieldsTo = [0],
                Parts = [new RulePart("部分", "部分", rule.Condition, [new RuleException(rule.Condition, 0, 1, [0], "外", place)])],
            })],
            Omissions = [new Omission("第一条", "宣示", "两读")],
            Readings = [new ReadingPair(0, "第二条", "甲文", "乙文", false, "理由", place)],
        };
    }

    // The nodes that anything prints hangs on.
    private static HashSet<int> Read(RegimeProgram program)
    {
        var read = new HashSet<int>();
        var work = new Stack<int>();
        if (program.Scope >= 0) work.Push(program.Scope);
        foreach (Definition definition in program.Definitions) work.Push(definition.Condition);
        foreach (ConclusionGroup group in program.Groups)
        {
            if (group.Required >= 0) work.Push(group.Required);
            foreach (ValueInputs inputs in group.Inputs)
            {
                foreach (int node in new[] { inputs.Hard, inputs.Soft, inputs.Against }.Where(node => node >= 0)) work.Push(node);
            }
        }

        foreach (Rule rule in program.Rules)
        {
            work.Push(rule.Condition);
            work.Push(rule.Applies);
            foreach (RuleConclusion conclusion in rule.Conclusions) work.Push(conclusion.Applies);
            foreach (RuleException exception in rule.Exceptions)
            {
                work.Push(exception.Condition);
                work.Push(exception.Holds);
                if (exception.Counter >= 0) work.Push(exception.Counter);
            }
        }

        foreach (Duty duty in program.Duties)
        {
            work.Push(duty.Applies);
            work.Push(duty.Performed);
            if (duty.Started >= 0) work.Push(duty.Started);
        }

        while (work.TryPop(out int node))
        {
            if (!read.Add(node)) continue;
            foreach (int operand in program.Nodes[node].Operands()) work.Push(operand);
        }

        return read;
    }

    // Properties that name a node: they are pointed at the first one, which is like no other.
    private static readonly HashSet<string> s_nodes =
        ["Condition", "Applies", "Holds", "Counter", "Hard", "Soft", "Against", "Required", "Scope", "Operand", "Operands", "Definition", "Stated", "EvenIf", "Started", "Performed"];

    private static IEnumerable<(string What, object Changed)> Changes(object value, string path, HashSet<int> read)
    {
        foreach (PropertyInfo property in value.GetType().GetProperties().Where(property => property.SetMethod is not null && property.GetIndexParameters().Length == 0))
        {
            object? old = property.GetValue(value);
            string what = $"{path}.{property.Name}";
            foreach ((string where, object changed) in ChangesOf(old, property.PropertyType, what, read)) yield return (where, With(value, property, changed));
        }
    }

    private static IEnumerable<(string What, object Changed)> ChangesOf(object? old, Type type, string what, HashSet<int> read)
    {
        switch (old)
        {
            case string text:
                yield return (what, text + "改");
                break;
            case int number when s_nodes.Contains(what[(what.LastIndexOf('.') + 1)..].Split('[')[0]):
                yield return (what, number == 0 ? 1 : 0);
                break;
            case int number:
                yield return (what, number > 0 ? number - 1 : number + 1);
                break;
            case long number:
                yield return (what, number == long.MaxValue ? 0L : number + 1);
                break;
            case ulong mask:
                yield return (what, mask ^ 1);
                break;
            case bool flag:
                yield return (what, !flag);
                break;
            case Truth truth:
                yield return (what, truth == Truth.True ? Truth.False : Truth.True);
                break;
            case Enum kind:
                Array all = Enum.GetValues(kind.GetType());
                yield return (what, all.GetValue((Array.IndexOf(all, kind) + 1) % all.Length)!);
                break;
            case IList list:
                foreach ((string, object) change in ListChanges(list, type, what, read)) yield return change;
                break;
            case not null when type.Namespace?.StartsWith("Zhaodan", StringComparison.Ordinal) == true:
                foreach ((string, object) change in Changes(old, what, read)) yield return change;
                break;
        }
    }

    private static IEnumerable<(string What, object Changed)> ListChanges(IList list, Type type, string what, HashSet<int> read)
    {
        Type element = type.GetGenericArguments()[0];
        object[] items = [.. list.Cast<object>()];
        bool nodes = element == typeof(Node);

        // The first, the last and one between are enough of a long list.
        foreach (int i in new[] { 0, items.Length / 2, items.Length - 1 }.Where(i => i >= 0 && i < items.Length).Distinct())
        {
            if (nodes && !read.Contains(i)) continue;
            foreach ((string where, object changed) in ChangesOf(items[i], element, $"{what}[{i}]", read))
            {
                yield return (where, Listed(items.Select((item, j) => j == i ? changed : item), element));
            }
        }

        if (element == typeof(string)) yield return (what + " and one more", Listed(items.Append("新"), element));
        if (element == typeof(int)) yield return (what + " and one more", Listed(items.Append(0), element));
        if (!nodes && items.Length > 0 && what is "program.Constraints" or "program.Omissions" or "program.Readings" or "program.Definitions" or "program.Duties") yield return (what + " without one", Listed(items.Skip(1), element));
    }

    private static object Listed(IEnumerable<object> items, Type element)
    {
        var array = Array.CreateInstance(element, items.Count());
        int next = 0;
        foreach (object item in items) array.SetValue(item, next++);
        return typeof(System.Collections.Immutable.ImmutableArray).GetMethods()
            .First(method => method.Name == "Create" && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(element)
            .Invoke(null, [array])!;
    }

    private static object With(object value, PropertyInfo property, object changed)
    {
        object copy = value.GetType().GetMethod("<Clone>$") is { } clone ? clone.Invoke(value, null)! : typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(value, null)!;
        property.SetValue(copy, changed);
        return copy;
    }
}
