using System.Globalization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;

namespace Zhaodan.Generator.Surface;

/// <summary>
/// A domain's facts type, the enumerations of its choices and conclusion groups, and its units. A field lies where every evaluator
/// of the domain reads it, so that a case needs no translation.
/// </summary>
internal sealed class FactsTypeWriter(Domain domain, SharedFacts facts, DomainNames names)
{
    private readonly CodeWriter _code = new();

    public string Write()
    {
        FilePrologue.Write(_code);
        _code.Open($"namespace {names.Namespace}");
        WriteFacts();
        foreach (EnumType type in names.Enums) WriteEnum(type);
        WriteUnits();
        _code.Close();
        return _code.ToString();
    }

    private void WriteFacts()
    {
        string titles = string.Join("", domain.Vocabularies.Select(vocabulary => "《" + vocabulary.Title + "》"));
        _code.Document($"一个案件所陈述的事实，用词汇{titles}的词。没有写的就是没有陈述。");
        _code.Line($"[StructLayout(LayoutKind.Explicit, Size = {Text(facts.Size)})]");
        _code.Open($"public struct {names.FactsType}");
        foreach (SharedFact fact in facts.Facts)
        {
            WriteFact(fact);
            _code.Line();
        }

        _code.Line($"[FieldOffset({Text(facts.RestFalseOffset)})] private byte _restFalse;");
        _code.Document("其余 否：词汇里的是否事实、事件和主体，没有陈述的都当作否。因果、兜底项、认定、决定和读法不在其内。");
        _code.Line($"public bool {names.RestFalse} {{ readonly get => _restFalse != 0; set => _restFalse = value ? (byte)1 : (byte)0; }}");
        foreach (SharedFact fact in facts.Facts) WriteFormerNames(fact);
        _code.Close();
        _code.Line();
    }

    private void WriteFact(SharedFact shared)
    {
        Fact fact = shared.Fact;
        string name = names.Of(shared);
        string truth = Text(shared.TruthSlot);
        string number = Text(shared.NumberSlot);
        switch (fact.Kind)
        {
            case FactKind.Count:
                Document(shared);
                _code.Line($"[FieldOffset({NumberAt(shared)})] public Quantity<{names.Units[fact.Unit]}> {name};");
                break;
            case FactKind.Money:
                Document(shared);
                _code.Line($"[FieldOffset({NumberAt(shared)})] public Money {name};");
                break;
            case FactKind.Choice:
                Document(shared);
                _code.Line($"[FieldOffset({Text(facts.ChoicesOffset + (FactLayout.ChoiceSize * shared.ChoiceSlot))})] public Choice<{names.ChoiceOf(shared).Name}> {name};");
                break;
            case FactKind.Date:
                _code.Line($"[FieldOffset({NumberAt(shared)})] private NumberRange _number{number};");
                if (shared.TruthSlot >= 0) _code.Line($"[FieldOffset({truth})] private Stated _truth{truth};");
                Document(shared);
                WriteDate(shared, name, truth, number);
                break;
            case FactKind.Event:
                _code.Line($"[FieldOffset({NumberAt(shared)})] private NumberRange _number{number};");
                _code.Line($"[FieldOffset({truth})] private Stated _truth{truth};");
                Document(shared);
                _code.Line($"public StatedEvent {name} {{ readonly get => StatedEvent.Of(_truth{truth}, _number{number}); set {{ _truth{truth} = value.Happened; _number{number} = value.Date.Range; }} }}");
                break;
            default:
                Document(shared);
                _code.Line($"[FieldOffset({truth})] public Stated {name};");
                break;
        }
    }

    // A date by which a version is picked has a truth part: 不明 as soon as the case says anything of it (FactValueParser).
    private void WriteDate(SharedFact shared, string name, string truth, string number)
    {
        string range = CaseDates.Includes(shared.Fact) ? "value.Range" : "value == StatedDate.不明 ? default : value.Range";
        string also = shared.TruthSlot >= 0 ? $" _truth{truth} = value == default ? default : Stated.不明;" : "";
        _code.Line($"public StatedDate {name} {{ readonly get => StatedDate.Of(_number{number}); set {{ _number{number} = {range};{also} }} }}");
    }

    // The old name of a renamed fact: C# that uses it does not compile, and is told the new one.
    private void WriteFormerNames(SharedFact shared)
    {
        foreach (string former in shared.Fact.FormerNames)
        {
            if (!names.FactScope.TryTake(former, out string name)) continue;
            _code.Line();
            _code.Line($"[Obsolete({CodeWriter.Literal($"词汇里“{former}”已改名为“{shared.Fact.Name}”，请写 {names.Of(shared)}。")}, true)]");
            _code.Line("[EditorBrowsable(EditorBrowsableState.Never)]");
            _code.Line($"public Stated {name} {{ readonly get => default; set {{ }} }}");
        }
    }

    private void Document(SharedFact shared)
    {
        Fact fact = shared.Fact;
        string kind = fact.Kind switch
        {
            FactKind.Event => "事件",
            FactKind.Actor => "主体",
            FactKind.Count => "数，单位“" + fact.Unit + "”",
            FactKind.Money => "金额，单位元",
            FactKind.Date => "日期",
            FactKind.Choice => "选项：" + string.Join("、", fact.Options),
            FactKind.Link => "因果",
            FactKind.Open => "《" + shared.Owner + "》的兜底项，由人认可",
            FactKind.Assertion => "认定",
            FactKind.Decision => "裁量的决定",
            FactKind.Reading => "读法，不写为默认的读法",
            _ => "是否事实",
        };
        string presumption = fact.Presumption switch
        {
            Presumption.True => "没有陈述的推定为是。",
            Presumption.False => "没有陈述的推定为否。",
            Presumption.Burden => "未提出即否。",
            _ => "",
        };
        string synonyms = fact.Synonyms.IsEmpty ? "" : "同义：" + string.Join("、", fact.Synonyms) + "。";
        string gloss = fact.Gloss.Length > 0 ? fact.Gloss : shared.Detail.Length > 0 ? shared.Detail : fact.Name;
        _code.Document(gloss, fact.Name + "（" + kind + "）。" + presumption, synonyms);
    }

    private void WriteEnum(EnumType type)
    {
        _code.Document(type.Gloss.Length > 0 ? type.Gloss : type.Term);
        _code.Line("[Flags]");
        _code.Open($"public enum {type.Name} : ulong");
        _code.Line($"{type.Nothing} = 0,");
        for (int i = 0; i < type.Members.Length; i++)
        {
            _code.Document(type.Members[i].Term);
            _code.Line($"{type.Members[i].Name} = 1UL << {Text(i)},");
        }

        if (type.Nothing == "未定" || names.Map.Find("未定") == type.Nothing) WriteBeside();
        _code.Close();
        _code.Line();
    }

    private void WriteBeside()
    {
        _code.Document("两个不能并存的结论都应当成立。");
        _code.Line("冲突 = 1UL << 62,");
        _code.Document("没有规定得出结论。");
        _code.Line("无 = 1UL << 63,");
    }

    private void WriteUnits()
    {
        foreach (KeyValuePair<string, string> unit in names.Units)
        {
            _code.Document($"以“{unit.Key}”计的数。");
            _code.Line($"public readonly struct {unit.Value} {{ }}");
            _code.Line();
        }

        if (names.Units.Count == 0) return;
        _code.Document("带单位的数：2.次()。");
        _code.Open($"public static class {names.UnitWords}");
        foreach (KeyValuePair<string, string> unit in names.Units)
        {
            _code.Line($"public static Quantity<{unit.Value}> {unit.Value}(this int count) => Quantity<{unit.Value}>.Exactly(count);");
            _code.Line($"public static Quantity<{unit.Value}> {unit.Value}(this long count) => Quantity<{unit.Value}>.Exactly(count);");
        }

        _code.Close();
        _code.Line();
    }

    private string NumberAt(SharedFact fact) => Text(facts.NumbersOffset + (FactLayout.NumberSize * fact.NumberSlot));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
