using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan;

/// <summary>
/// A case from one flat JSON object: fields are the names of facts, values are read as in a table of cases
/// (<see cref="FactValueParser"/>). Nothing is skipped: a field that nobody knows is a problem.
/// </summary>
internal sealed class CaseJson
{
    public const string Number = "案号";
    public const string Act = "行为";
    public const string Rest = "其余";
    public const string Laws = "另有规定";

    private const int MostProblems = 100;
    private const int LongestShown = 80;
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 16 };

    private readonly Regime _regime;
    private readonly Case _case;
    private readonly List<CaseProblem> _problems = [];
    private readonly Dictionary<object, string> _seen = [];

    private CaseJson(Regime regime)
    {
        _regime = regime;
        _case = regime.NewCase();
    }

    public static Case? Read(Regime regime, ReadOnlySpan<byte> utf8Json, out ImmutableArray<CaseProblem> problems)
    {
        var reader = new CaseJson(regime);
        reader.Read(utf8Json);
        problems = [.. reader._problems];
        return problems.IsEmpty ? reader._case : null;
    }

    private void Read(ReadOnlySpan<byte> utf8Json)
    {
        var json = new Utf8JsonReader(utf8Json, Strict);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                Report("", "", "案件应是一个 JSON 对象，例如 {\"案号\":\"…\",\"事实\":\"是\"}。");
                return;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName && _problems.Count < MostProblems) ReadField(ref json);
            // What follows the object is no case.
            if (_problems.Count < MostProblems) json.Read();
        }
        catch (JsonException broken)
        {
            Report("", "", $"JSON 第{(broken.LineNumber ?? 0) + 1}行第{(broken.BytePositionInLine ?? 0) + 1}字节起读不懂：引号、冒号、逗号或者括号不对，或者嵌套太深。");
        }
        catch (InvalidOperationException)
        {
            // The reader's word for bytes that are not UTF-8 and for \ud800 without its other half.
            Report("", "", $"JSON 第{json.TokenStartIndex + 1}字节起的文字不是 UTF-8，或者有不成对的 \\u 转义。");
        }
    }

    private void ReadField(ref Utf8JsonReader json)
    {
        string name = json.GetString() ?? "";
        json.Read();
        if (name is Number or Act or Rest or Laws)
        {
            if (IsFirst(ref json, name, name)) ReadReserved(ref json, name);
        }
        else if (!_regime.TermTable.TryFind(name, out CaseTerm? term))
        {
            string nearest = NearestTerms.Sentence(name, _regime.TermTable.Names);
            Report(name, Shown(ref json), $"字段“{Cut(name)}”不是制度“{_regime.Code}”的事实。{(nearest.Length > 0 ? nearest : "可以写的字段见 JSON Schema。")}");
        }
        else if (IsFirst(ref json, name, term))
        {
            ReadFact(ref json, name, term);
        }

        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) json.Skip();
    }

    private bool IsFirst(ref Utf8JsonReader json, string name, object identity)
    {
        if (_seen.TryAdd(identity, name)) return true;
        Report(name, Shown(ref json), _seen[identity] == name ? $"字段“{name}”写了两次。请只留一个。" : $"字段“{_seen[identity]}”和“{name}”说的是同一个事实。请只留一个。");
        return false;
    }

    private void ReadFact(ref Utf8JsonReader json, string name, CaseTerm term)
    {
        if (json.TokenType == JsonTokenType.Null) return;
        bool isTruth = term.Fact.TruthSlot >= 0 && term.Fact.Kind is not (FactKind.Reading or FactKind.Date);
        bool isNumber = term.Fact.Kind is FactKind.Count or FactKind.Money;
        string? text = json.TokenType switch
        {
            JsonTokenType.String => json.GetString() ?? "",
            JsonTokenType.True when isTruth => "是",
            JsonTokenType.False when isTruth => "否",
            JsonTokenType.Number when isNumber => Plain(Encoding.UTF8.GetString(json.ValueSpan)),
            _ => null,
        };
        if (text is null) Report(name, Shown(ref json), $"字段“{name}”不能写{Word(json.TokenType)}：{Due(term.Fact)}。");
        else if (!FactValueParser.TryParse(term.Fact, text, out FactValue value, out string reason)) Report(name, Cut(text), $"字段“{name}”：{reason}");
        else _case.State(term, value);
    }

    private void ReadReserved(ref Utf8JsonReader json, string name)
    {
        if (json.TokenType == JsonTokenType.Null) return;
        if (name == Laws)
        {
            ReadLaws(ref json);
            return;
        }

        string? text = json.TokenType == JsonTokenType.String ? json.GetString() : null;
        if (name == Number && text is not null) _case.Number = text;
        else if (name == Act && text is not null) _case.Act = text;
        else if (name == Rest && text == "否") _case.RestFalse = true;
        else Report(name, Shown(ref json), name == Rest ? "字段“其余”只能写“否”：没有提到的是否事实都是否。" : $"字段“{name}”应写文字。");
    }

    // ["法律 责任 追究"]
    private void ReadLaws(ref Utf8JsonReader json)
    {
        bool isList = json.TokenType == JsonTokenType.StartArray;
        while (isList && json.Read() && json.TokenType == JsonTokenType.String)
        {
            string text = json.GetString() ?? "";
            if (TryLaw(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), out StatedLaw law)) _case.Laws.Add(law);
            else Report(Laws, Cut(text), $"“{Cut(text)}”应写作位阶、结论组、结论三个词，例如“法律 责任 追究”或者“法律 责任 不得追究”。");
        }

        if (isList && json.TokenType == JsonTokenType.EndArray) return;
        Report(Laws, Shown(ref json), "字段“另有规定”应写文字的列表，例如 [\"法律 责任 追究\"]。");
        while (isList && json.CurrentDepth > 1) json.Read();
    }

    private bool TryLaw(string[] words, out StatedLaw law)
    {
        const string Against = "不得";
        law = default;
        if (words.Length != 3 || !LegalRankWords.TryParse(words[0], out LegalRank rank)) return false;
        ConclusionGroup? group = _regime.Groups.FirstOrDefault(known => known.Name == words[1]);
        string name = words[2];
        bool isAgainst = group is not null && !group.Values.Any(value => value.Name == name) && name.StartsWith(Against, StringComparison.Ordinal);
        if (isAgainst) name = name[Against.Length..];
        ConclusionValue? found = group?.Values.FirstOrDefault(value => value.Name == name || value.Synonyms.Contains(name, StringComparer.Ordinal));
        if (group is null || found is null) return false;
        law = new StatedLaw(rank, group.Name, found.Name, isAgainst);
        return true;
    }

    // 1.5e4 is 15000: programs write numbers so, tables do not.
    private static string Plain(string number) =>
        number.AsSpan().ContainsAny('e', 'E') && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value.ToString("0.############################", CultureInfo.InvariantCulture)
            : number;

    private static string Word(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => "数",
        JsonTokenType.True or JsonTokenType.False => "true 或者 false",
        JsonTokenType.StartArray => "列表",
        _ => "对象",
    };

    private static string Due(Fact fact) => fact.Kind switch
    {
        FactKind.Count => $"它是数量，应写数或者“3{fact.Unit}以上”这样的文字",
        FactKind.Money => "它是金额，应写以元为单位的数或者“1万元以上”这样的文字",
        FactKind.Date => "它是日期，应写“2026-01-05”这样的文字",
        FactKind.Event => "它是事件，应写 true、false、“不明”或者“2026-01-05”这样的日期",
        FactKind.Choice => $"它是选项，应写{string.Join("、", fact.Options.Select(option => $"“{option}”"))}或者“不明”",
        FactKind.Reading => "它是读法，应写“甲”或者“乙”",
        _ => "它是是否事实，应写 true、false、“是”、“否”或者“不明”",
    };

    private static string Shown(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartArray => "[…]",
        JsonTokenType.StartObject => "{…}",
        JsonTokenType.String => Cut(json.GetString() ?? ""),
        _ => Cut(Encoding.UTF8.GetString(json.ValueSpan)),
    };

    private static string Cut(string text) => text.Length <= LongestShown ? text : text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";

    private void Report(string field, string value, string message) => _problems.Add(new CaseProblem(Cut(field), value, message));
}
