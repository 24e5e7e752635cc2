using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Compiler.Emit.CSharp;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Compilation.Tests;

/// <summary>
/// A test of the differential test: emitters that are broken on purpose (by changing the text they emitted) and interpreters
/// that are (by giving them a changed program) are each caught.
/// </summary>
public sealed class MutationTests(MutationSubjects subjects) : IClassFixture<MutationSubjects>
{
    public static TheoryData<string, string, string> Emitters => new()
    {
        { "未否 is 不明", @"7 >> 2 \*", "5 >> 2 *" },
        { "k of n wants one more", @">= (\d+) \? 2 : 0", "> $1 ? 2 : 0" },
        { "an open decision is ignorance", @"8 >> 2 \*", "4 >> 2 *" },
        { "what is settled keeps its cause", @"12 >> 2 \* \S+ & ", "15 & " },
        { "proof words let 不明 through", @"= (\S+) & 2 \| \1 >> 1;", "= $1;" },
        { "a defined term is never what is stated", @"= (\S+) == 1 \? \S+ : \1;", "= $1;" },
        { "其余 否 is forgotten", @"rest \? WhenRestFalse : WhenSilent", "WhenSilent" },
        { "其余 否 is forgotten among constraints", @"if \(rest\)", "if (false)" },
        { "a presumption overrides a stated 不明", @" \| b\d+\)", ")" },
        { "其余 否 asserts the opposite of what it denies", @" \| d\d+\)", ")" },
        { "an implication is forgotten", @"(int h\d+ = .*) \| h\d+;", "$1;" },
        { "a contradiction is not noticed", @"if \(clash != 0\)", "if (clash > 1)" },
        { "a contradiction of presumptions is not noticed", @"clash \|= p", "clash |= 0 & p" },
        { "择先 goes on after what must hold", @"\(ends \^ \(ends - 1\)\)", "ulong.MaxValue" },
        { "无 is no outcome", @"\? 0x8000000000000000UL : 0", "? 0UL : 0" },
        { "a menu under 应当 leaves 无 open", @"& \((\S+) & 2\) == 0 \? 0x", "? 0x" },
        { "rivals do not count", @"ulong rivalMust = .*;", "ulong rivalMust = 0;" },
        { "不得 does not count", @"ulong xc = .*;", "ulong xc = 0;" },
        { "everything heavier is presumed", @" & ~b\.\S+\.Settled;", ";" },
        { "nothing is presumed", @"\(heavier0", "(0 & heavier0" },
        { "超过 includes the number", @"\.Low > ", ".Low >= " },
        { "以上 excludes the number", @"\.High >= ", ".High > " },
        { "a value in a possible 冲突 is 否", @"\.Possible \| \S+\.Clashing\)", ".Possible)" },
        { "a span is one longer", @"new Period\((\d+), ", "new Period(1 + $1, " },
        { "a span never runs on", @"(PeriodUnit\.\w+), true\)", "$1, false)" },
        { "工作日 are 日", @"PeriodUnit\.WorkingDay", "PeriodUnit.Day" },
        { "start and finish change places", @"Timeliness\.Compare\((\S+), (\S+), (\S+), new", "Timeliness.Compare($1, $3, $2, new" },
        { "a date outside the calendar is not told", @"OutsideCalendar \|= .*;", "OutsideCalendar |= 0;" },
        { "the calendar is forgotten", @"\(Calendar, ", "(null, " },
        { "the calendar lacks a day", @"^(\s+)\d+, ", "$1" },
        { "决定日期 is forgotten", @"DutyReckoning\.AsOf\((f\.\S+), f\.[^)]+\)", "DutyReckoning.AsOf($1, default)" },
        { "an obligation always applies", @"(DutyReckoning\.Find\(\S+, [^(]*(?:\([^)]*\))?, )\(Truth\)\([^)]*\)", "$1(Truth)(3)" },
        { "readings are exchanged", @"(\bo\.\S+) == 3 \? ", "$1 != 3 ? " },
        { "a reading left open is the other one", @"(\bo\.\S+) == 3 \? ", "$1 != 0 ? " },
        { "a presumption chooses a reading", @"\bo\.(?=\S+ == 3 \?)", "v." },
        { "proof words look at presumptions", @"(?<=[ (])o\.(?=\w+事实\d+[ ;)])", "v." },
    };

    [Theory]
    [MemberData(nameof(Emitters))]
    public void A_broken_emitter_is_caught(string fault, string pattern, string replacement)
    {
        // Only programs in whose text the fault is, and not all of them: compiling is what takes the time.
        var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.Multiline);
        (RegimeProgram Program, EmittedEvaluator Emitted)[] broken = [.. subjects.Programs
            .Zip(subjects.Emitted, (program, emitted) => (program, emitted with { Text = regex.Replace(emitted.Text, replacement) }))
            .Where((pair, i) => pair.Item2.Text != subjects.Emitted[i].Text)
            .Take(24)];
        Assert.True(broken.Length > 0, $"{fault}: the fault is nowhere in the text");
        RegimeProgram[] programs = [.. broken.Select(pair => pair.Program)];
        using LoadedEvaluators loaded = new EvaluatorHost().Load(programs, [.. broken.Select(pair => pair.Emitted)]);
        Assert.True(Disagree(programs, loaded), $"{fault}: not caught in {programs.Length} programs");
    }

    public static TheoryData<string> Interpreters => [.. s_interpreters.Keys];

    private static readonly Dictionary<string, Func<RegimeProgram, RegimeProgram>> s_interpreters = new(StringComparer.Ordinal)
    {
        ["且 is 或"] = Nodes(node => node is AndNode and ? new OrNode(and.Operands) : node),
        ["或 is 且"] = Nodes(node => node is OrNode or ? new AndNode(or.Operands) : node),
        ["未 does nothing"] = Nodes(node => node is NotNode not ? new AndNode([not.Operand]) : node),
        ["proof words look at presumptions"] = Nodes(node => node is FactNode fact ? fact with { Basis = Basis.Full } : node),
        ["proof words let 不明 through"] = Nodes(node => node is CertainNode certain ? new AndNode([certain.Operand]) : node),
        ["不满 includes the number"] = Nodes(node => node is CompareNode { Comparison: Comparison.Less } compare ? compare with { Comparison = Comparison.LessOrEqual } : node),
        ["dates are compared the other way round"] = Nodes(node => node is CompareFactsNode compare ? new CompareFactsNode(compare.Right, compare.Comparison, compare.Left) : node),
        ["k of n wants one more"] = Nodes(node => node is AtLeastNode atLeast ? atLeast with { Count = atLeast.Count + 1 } : node),
        ["a definition never settles its term"] = Nodes(node => node is DefinedNode defined ? new DefinedNode(defined.Stated, defined.Definition) : node),
        ["choices are turned round"] = Nodes(node => node is ChoiceNode choice ? choice with { Options = ~choice.Options } : node),
        ["another value of the group"] = p => Nodes(node => node is ConclusionNode value ? value with { Value = (value.Value + 1) % p.Groups[value.Group].Values.Length } : node)(p),
        ["readings are exchanged"] = Nodes(node => node is ReadingNode reading ? new ReadingNode(reading.Fact, reading.Other, reading.Default) : node),
        ["the default reading is always followed"] = Nodes(node => node is ReadingNode reading ? new AndNode([reading.Default]) : node),
        ["a clause in two readings is either"] = Nodes(node => node is ReadingNode reading ? new OrNode([reading.Default, reading.Other]) : node),
        ["an open decision is ignorance"] = Facts(fact => fact.Kind == FactKind.Decision ? fact with { Kind = FactKind.Link } : fact),
        ["未提出即否 is forgotten"] = Facts(fact => fact.Presumption == Presumption.Burden ? fact with { Presumption = Presumption.None } : fact),
        ["其余 否 passes over who somebody is"] = Facts(fact => fact.Kind == FactKind.Actor ? fact with { Kind = FactKind.Link } : fact),
        ["a constraint is forgotten"] = p => p.Constraints.IsEmpty ? p : p with { Constraints = p.Constraints.RemoveAt(0) },
        ["唯一 is 择先"] = Groups(group => group.Kind == GroupKind.Unique ? group with { Kind = GroupKind.Priority } : group),
        ["并列 is 唯一"] = Groups(group => group.Kind == GroupKind.Parallel ? group with { Kind = GroupKind.Unique } : group),
        ["互斥 among values is forgotten"] = Groups(group => group with { Exclusive = [] }),
        ["no default"] = Groups(group => group with { Default = -1 }),
        ["a menu under 应当 leaves 无 open"] = Groups(group => group with { Required = -1 }),
        ["由轻到重 is turned round"] = Groups(group => group with { Order = [.. group.Order.Reverse()] }),
        ["可以 settles"] = Groups(group => group with { Inputs = [.. group.Inputs.Select(i => i.Hard < 0 ? new ValueInputs(i.Soft, -1, i.Against) : i)] }),
        ["不得 is forgotten"] = Groups(group => group with { Inputs = [.. group.Inputs.Select(i => i with { Against = -1 })] }),
        ["适用 is forgotten"] = p => p with { Scope = -1 },
        ["a span is one longer"] = Nodes(node => node is SpanNode span ? span with { Period = span.Period with { Length = span.Period.Length + 1 } } : node),
        ["a span never runs on"] = Nodes(node => node is SpanNode span ? span with { Period = span.Period with { Rolls = false } } : node),
        ["start and finish change places"] = Nodes(node => node is SpanNode span ? new SpanNode(span.Finish, span.Start, span.Period) : node),
        ["nobody has a holiday"] = p => p with { Calendar = p.Calendar is null ? null : new WorkCalendar("", 1970, 1970, [], []) },
        ["a deadline is forgotten"] = Duties(duty => duty with { Period = default }),
        ["an obligation always applies"] = Duties(duty => duty with { Applies = duty.Performed }),
        ["whether the start happened does not count"] = Duties(duty => duty with { Started = -1 }),
        ["决定日期 is forgotten"] = p => p with { DecisionDate = -1 },
        ["截至日期 is forgotten"] = p => p with { AsOf = -1 },
        ["exceptions are forgotten"] = p => p with { Rules = [.. p.Rules.Select(rule => rule with { Applies = rule.Condition })] },
    };

    [Theory]
    [MemberData(nameof(Interpreters))]
    public void A_broken_interpreter_is_caught(string fault)
    {
        RegimeProgram[] broken = subjects.Programs.Select(s_interpreters[fault]).ToArray();
        Assert.True(Disagree(broken, subjects.Loaded), $"{fault}: not caught");
    }

    [Fact]
    public void Unbroken_ones_agree() => Assert.False(Disagree(subjects.Programs, subjects.Loaded));

    private static bool Disagree(IReadOnlyList<RegimeProgram> programs, LoadedEvaluators loaded)
    {
        for (int i = 0; i < programs.Count; i++)
        {
            // A forgotten exception can change which conclusions have bytes of their own; the original's layout is the evaluator's.
            RegimeProgram original = loaded.Regimes[i].Program;
            var facts = new CaseFacts(original);
            var random = new Random(i);
            var checker = new AgreementChecker(new Interpreter(programs[i]), loaded.Regimes[i].Evaluator, loaded.Regimes[i].Layout);
            for (int n = 0; n < 60; n++)
            {
                FactsGenerator.Fill(facts, original, random);
                if (checker.Check(facts, out _).Count > 0) return true;
            }
        }

        return false;
    }

    private static Func<RegimeProgram, RegimeProgram> Nodes(Func<Node, Node> change) =>
        program => program with { Nodes = [.. program.Nodes.Select(change)] };

    private static Func<RegimeProgram, RegimeProgram> Facts(Func<Fact, Fact> change) =>
        program => program with { Facts = [.. program.Facts.Select(change)] };

    private static Func<RegimeProgram, RegimeProgram> Duties(Func<Duty, Duty> change) =>
        program => program with { Duties = [.. program.Duties.Select(change)] };

    private static Func<RegimeProgram, RegimeProgram> Groups(Func<ConclusionGroup, ConclusionGroup> change) =>
        program => program with { Groups = [.. program.Groups.Select(change)] };
}

/// <summary>Programs on which the faults are tried, emitted and loaded once.</summary>
public sealed class MutationSubjects : IDisposable
{
    public MutationSubjects()
    {
        // The first seeds of every kind but the largest, which only take time.
        Programs = [.. Enumerable.Range(0, 70).Where(seed => seed % 36 is not (7 or 25 or 11 or 29)).Select(ProgramGenerator.Generate)];
        Emitted = [.. Programs.Select((program, i) => CSharpEmitter.Emit(program, new EmitOptions { TypeName = "Evaluator" + i }))];
        Loaded = new EvaluatorHost().Load(Programs, Emitted);
    }

    public ImmutableArray<RegimeProgram> Programs { get; }

    public ImmutableArray<EmittedEvaluator> Emitted { get; }

    public LoadedEvaluators Loaded { get; }

    public void Dispose() => Loaded.Dispose();
}
