using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Generator.Naming;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Generator.Surface;

/// <summary>
/// The type of a regime: how to evaluate and explain, its citations, its answer. A regime of one program answers with everything that
/// its evaluator finds; one with versions, or with another that has the word, with its groups and with what says which version answered.
/// </summary>
internal sealed class RegimeWriter(LinkedRegime regime, LinkedRegime renumbered, SharedFacts facts, DomainNames names)
{
    private readonly CodeWriter _code = new();

    private bool IsSingle => regime.Programs.Length == 1;

    private RegimeProgram Latest => regime.Latest;

    public string Write()
    {
        FilePrologue.Write(_code);
        _code.Open($"namespace {names.Namespace}");
        RegimeHeader header = Latest.Header;
        _code.Document($"《{header.Title}》{header.DocumentNumber}", header.Authority, header.InForce.Length > 0 ? header.InForce + "施行" : "");
        _code.Open($"public static class {names.Of(regime)}");
        _code.Document("代号");
        _code.Line($"public const string 代号 = {CodeWriter.Literal(regime.Code)};");
        _code.Document("标题");
        _code.Line($"public const string 标题 = {CodeWriter.Literal(header.Title)};");
        string made = string.Join(", ", regime.Programs.Select(program => $"new global::{names.EvaluatorNamespace}.{names.EvaluatorOf(program)}()"));
        _code.Line($"private static readonly EmbeddedRegime s_regime = new EmbeddedRegime(代号, new RegimeEvaluator[] {{ {made} }}, static () => global::{names.EvaluatorNamespace}.Library.Find(代号));");
        _code.Line();
        WriteEvaluate();
        WriteExplain();
        WriteCitations();
        if (regime.Self.Versions.Length > 1) WriteVersions();
        WriteAnswer();
        _code.Close();
        _code.Close();
        return _code.ToString();
    }

    private void WriteEvaluate()
    {
        string facts = names.FactsType;
        _code.Document("按本制度得出答案。");
        _code.Open($"public static Answer Evaluate(in {facts} facts)");
        _code.Line("Evaluate(in facts, out Answer answer);");
        _code.Line("return answer;");
        _code.Close();
        _code.Line();
        _code.Document("按本制度得出答案，写入 answer。");
        _code.Open($"public static void Evaluate(in {facts} facts, out Answer answer)");
        if (IsSingle)
        {
            _code.Line("Unsafe.SkipInit(out answer);");
            _code.Line($"s_regime.Evaluate(ref Unsafe.As<{facts}, byte>(ref Unsafe.AsRef(in facts)), ref Unsafe.As<Answer, byte>(ref answer));");
        }
        else
        {
            _code.Line("Evaluate(in facts, default, out answer);");
        }

        _code.Close();
        _code.Line();
        _code.Document("按本制度得出答案；laws 是案件另外陈述的、没有编码的法律规定（另有规定）。");
        _code.Open($"public static void Evaluate(in {facts} facts, ReadOnlySpan<StatedLaw> laws, out Answer answer)");
        _code.Line("answer = default;");
        _code.Line("s_regime.EvaluateLayered(Bytes(in facts), laws, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref answer, 1)));");
        _code.Close();
        _code.Line();
    }

    private void WriteExplain()
    {
        string facts = names.FactsType;
        _code.Document("答案和它的全部依据，与命令 explain 的相同。");
        _code.Line($"public static global::Zhaodan.Runtime.Answers.Answer Explain(in {facts} facts, global::Zhaodan.Runtime.Answers.AnswerRequest? request = null) => Explain(in facts, default, request);");
        _code.Line();
        _code.Document("答案和它的全部依据；laws 是另有规定。");
        _code.Line($"public static global::Zhaodan.Runtime.Answers.Answer Explain(in {facts} facts, ReadOnlySpan<StatedLaw> laws, global::Zhaodan.Runtime.Answers.AnswerRequest? request = null) =>");
        _code.Line("    s_regime.Explain(Bytes(in facts), laws, request ?? global::Zhaodan.Runtime.Answers.AnswerRequest.Default);");
        _code.Line();
        _code.Document("编译所得的程序，供 JSON、批量等用。");
        _code.Line("public static LinkedRegime Regime => s_regime.Regime;");
        _code.Line();
        _code.Line($"private static ReadOnlySpan<byte> Bytes(in {facts} facts) => MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AsRef(in facts), 1));");
        _code.Line();
    }

    private void WriteCitations()
    {
        _code.Document("条款");
        _code.Open($"public static class {new MemberScope(names.Map, "Answer", "Regime", "代号", "标题").Take("依据")}");
        var scope = new MemberScope(names.Map, "Equals", "ReferenceEquals", "依据");
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (FamilyVersion version in regime.Self.Versions.Reverse())
        {
            foreach (Rule rule in regime.Programs[version.Program].Rules)
            {
                if (!known.Add(rule.Citation)) continue;
                _code.Document(rule.Text, string.Join(" ", rule.Heads));
                _code.Line($"public const string {scope.Take(rule.Citation)} = {CodeWriter.Literal(rule.Citation)};");
            }
        }

        _code.Close();
        _code.Line();
    }

    private void WriteVersions()
    {
        _code.Document("各个版本");
        _code.Line("[Flags]");
        _code.Open("public enum Version : uint");
        _code.Line("None = 0,");
        var scope = new MemberScope(names.Map, "None");
        for (int v = 0; v < regime.Self.Versions.Length; v++)
        {
            RegimeHeader header = regime.Programs[regime.Self.Versions[v].Program].Header;
            _code.Document($"《{header.Title}》{header.Version}", header.InForce.Length > 0 ? header.InForce + "施行" : "");
            _code.Line($"{scope.Take("版 " + (header.Version.Length > 0 ? header.Version : header.InForce))} = 1u << {Text(v)},");
        }

        _code.Close();
        _code.Line();
    }

    private void WriteAnswer()
    {
        ImmutableArray<ConclusionGroup> groups = IsSingle ? Latest.Groups : regime.SharedGroups(regime.Self);
        OutcomeLayout? layout = IsSingle ? facts.LayoutOf(renumbered.Latest).Outcome : null;
        int size = layout?.Size ?? OutcomeLayout.GroupOffset(groups.Length);
        _code.Document($"按《{Latest.Header.Title}》得出的答案。", "ToString 是简短的说明；全部依据用 Explain。");
        _code.Line($"[StructLayout(LayoutKind.Explicit, Size = {Text(size)})]");
        _code.Open("public struct Answer");
        var scope = new MemberScope(names.Map, "Answer", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", "IsContradictory", "Scope", "IsOutsideCalendar", "Versions", "Ground");
        Field(OutcomeLayout.ContradictoryOffset, "byte _contradictory");
        Field(OutcomeLayout.ScopeOffset, "byte _scope");
        _code.Document("案件所陈述的自相矛盾，没有答案。");
        _code.Line("public readonly bool IsContradictory => _contradictory != 0;");
        _code.Document("本制度适用于这个案件吗？");
        _code.Line("public readonly Truth Scope => (Truth)_scope;");
        if (layout is { ReckonsDays: true })
        {
            Field(OutcomeLayout.OutsideCalendarOffset, "byte _outsideCalendar");
            _code.Document("计算期间所需的日期超出了日历。");
            _code.Line("public readonly bool IsOutsideCalendar => _outsideCalendar != 0;");
        }

        if (!IsSingle) WriteLayer();
        for (int g = 0; g < groups.Length; g++)
        {
            if (!groups[g].IsDerived) continue;
            string type = names.GroupOf(groups[g]).Name;
            Field(OutcomeLayout.GroupOffset(g), $"GroupRecord _group{Text(g)}");
            _code.Document(groups[g].Gloss.Length > 0 ? groups[g].Gloss : groups[g].Name, "取值：" + string.Join("、", groups[g].Values.Select(value => value.Name)));
            _code.Line($"public readonly Conclusion<global::{names.Namespace}.{type}> {scope.Take(groups[g].Name)} => new Conclusion<global::{names.Namespace}.{type}>(in _group{Text(g)}, s_regime, {Text(g)}, (Truth)_scope, _contradictory != 0);");
        }

        if (layout is not null) WriteRules(layout, scope);
        _code.Document("简短的说明");
        _code.Line("public override readonly string ToString() => s_regime.Shorten(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AsRef(in this), 1)));");
        _code.Close();
    }

    private void WriteLayer()
    {
        _code.Line("[FieldOffset(2)] private byte _ground;");
        _code.Line("[FieldOffset(4)] private uint _versions;");
        if (regime.Self.Versions.Length == 1) return;
        _code.Document("按哪个或者哪些版本回答");
        _code.Line("public readonly Version Versions => (Version)_versions;");
        _code.Document("为什么按这个版本");
        _code.Line("public readonly VersionGround Ground => (VersionGround)_ground;");
    }

    private void WriteRules(OutcomeLayout layout, MemberScope scope)
    {
        for (int r = 0; r < Latest.Rules.Length; r++)
        {
            Rule rule = Latest.Rules[r];
            Field(layout.RuleOffset(r), $"byte _rule{Text(r)}");
            _code.Document(rule.Text, rule.Citation + "适用吗？条件、除外和不适用都已算入。");
            _code.Line($"public readonly Truth {scope.Take(rule.Citation)} => (Truth)_rule{Text(r)};");
        }

        for (int d = 0; d < Latest.Duties.Length; d++)
        {
            Duty duty = Latest.Duties[d];
            Field(layout.DutyOffset(d), $"byte _duty{Text(d)}");
            _code.Document(Latest.Rules[duty.Rule].Text, "到截至日期为止，它可能处于哪些状态。");
            _code.Line($"public readonly DutyStatus {scope.Take(duty.Name, "义务 ")} => (DutyStatus)_duty{Text(d)};");
        }
    }

    private void Field(int offset, string field) => _code.Line($"[FieldOffset({Text(offset)})] private {field};");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
