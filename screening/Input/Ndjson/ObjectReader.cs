using System.Globalization;
using System.Text;
using System.Text.Json;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Input.Ndjson;

/// <summary>Reads one line of JSON into a row; what cannot be read becomes a problem of the row.</summary>
internal sealed class ObjectReader(KeyTable keys, CellReader cells, int kept)
{
    // Cases are flat; what is deeper is not even skipped.
    private const int DeepestValue = 16;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = DeepestValue * 2 };

    private readonly (int Start, int Length)[] _kept = new (int, int)[kept];
    private char[] _keptText = new char[256];
    private int _keptLength;
    private char[] _text = new char[256];

    /// <summary>The line read last is no JSON.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>False where the rest of the line was not read.</summary>
    public bool Read(ReadOnlySpan<byte> line, CaseRow row, long number)
    {
        _keptLength = 0;
        Array.Clear(_kept);
        var json = new Utf8JsonReader(line, Strict);
        bool isWhole = false;
        IsBroken = false;
        try
        {
            isWhole = ReadObject(ref json, line, row, number);
        }
        catch (JsonException broken)
        {
            IsBroken = true;
            row.AddProblem("", "", $"JSON 从第{(broken.BytePositionInLine ?? 0) + 1}字节起读不懂：引号、冒号、逗号或者括号不对，或者这一行不完整。");
        }
        catch (InvalidOperationException)
        {
            // The reader's word for \ud800 without its other half.
            row.AddProblem("", "", $"JSON 第{json.TokenStartIndex + 1}字节起的文字里有不成对的 \\u 转义。");
        }

        foreach ((int start, int length) in _kept) row.AddKept(_keptText.AsSpan(start, length));
        return isWhole;
    }

    private bool ReadObject(ref Utf8JsonReader json, ReadOnlySpan<byte> line, CaseRow row, long number)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            row.AddProblem("", "", "这一行不是 JSON 对象，应写成 {\"案号\":\"…\",…}。");
            return false;
        }

        for (int position = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; position++)
        {
            KeySlot key = keys.Find(ref json, position);
            json.Read();
            if (key.Role is not { } role) row.AddProblem(CellReader.Shown(key.Name), Raw(ref json, line), key.Reason);
            else if (key.Same.Row == number) row.AddProblem(key.Name, Raw(ref json, line), Repeated(key));
            else ReadValue(ref json, line, key, role, row);
            key.Same.Row = number;
            key.Same.Name = key.Name;
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !Skip(ref json, key, row)) return false;
        }

        // Anything behind the object is broken JSON.
        json.Read();
        return true;
    }

    private static string Repeated(KeySlot key) => key.Same.Name == key.Name
        ? $"键“{key.Name}”写了两次。"
        : $"键“{key.Same.Name}”和键“{key.Name}”说的是同一个事实。";

    private void ReadValue(ref Utf8JsonReader json, ReadOnlySpan<byte> line, KeySlot key, ColumnRole role, CaseRow row)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return;
            case JsonTokenType.StartArray when role.IsList:
                ReadList(ref json, line, role, row);
                return;
            case JsonTokenType.StartArray:
                row.AddProblem(key.Name, Raw(ref json, line), "只有“是、否、不明、认定、决定、另有规定、认可”可以写成列表，这里只能写一个值。");
                return;
            case JsonTokenType.StartObject:
                row.AddProblem(key.Name, Raw(ref json, line), "值不能是对象，案件的各项写在同一层。");
                return;
            case JsonTokenType.String:
                break;
            default:
                if (!role.IsList) break;
                row.AddProblem(key.Name, Raw(ref json, line), "这里应写列表，如 [\"甲\",\"乙\"]，或者用顿号隔开的文字。");
                return;
        }

        if (key.TruthIndex >= 0 && key.Kept < 0 && TryReadPlainTruth(ref json, key.TruthIndex, row)) return;
        ReadOnlySpan<char> text = Text(ref json);
        if (key.Kept >= 0) Keep(key.Kept, text);
        cells.Read(role, role.Kind == ColumnKind.Fact && json.TokenType == JsonTokenType.Number ? Plain(text) : text, row);
    }

    private void ReadList(ref Utf8JsonReader json, ReadOnlySpan<byte> line, ColumnRole role, CaseRow row)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String)
            {
                cells.Read(role, Text(ref json), row);
                continue;
            }

            row.AddProblem(role.Name, Raw(ref json, line), "列表里只能写文字，如 [\"甲\",\"乙\"]。");
            if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) return;
        }
    }

    // Out of whatever is open above the keys of the object.
    private static bool Skip(ref Utf8JsonReader json, KeySlot key, CaseRow row)
    {
        while (json.CurrentDepth > 1 || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            if (json.CurrentDepth > DeepestValue)
            {
                row.AddProblem(CellReader.Shown(key.Name), "", $"嵌套超过{DeepestValue}层，从这里起没有读。");
                return false;
            }

            json.Read();
        }

        return true;
    }

    private static bool TryReadPlainTruth(ref Utf8JsonReader json, int index, CaseRow row)
    {
        if (row.Truths[index] != StatedTruth.Silent) return false;
        bool isTrue = json.TokenType == JsonTokenType.True || (json.TokenType == JsonTokenType.String && json.ValueSpan.SequenceEqual("是"u8));
        if (!isTrue && json.TokenType != JsonTokenType.False && !(json.TokenType == JsonTokenType.String && json.ValueSpan.SequenceEqual("否"u8))) return false;
        return row.TryState(index, isTrue ? StatedTruth.True : StatedTruth.False);
    }

    // Text without its escapes; a number, true and false as they are written.
    private ReadOnlySpan<char> Text(ref Utf8JsonReader json)
    {
        int most = json.ValueSpan.Length;
        if (_text.Length < most) _text = new char[Math.Max(most, _text.Length * 2)];
        int length = json.TokenType == JsonTokenType.String ? json.CopyString(_text) : Encoding.UTF8.GetChars(json.ValueSpan, _text);
        return _text.AsSpan(0, length);
    }

    // 1.5e4 is 15000: programs write numbers so, registers do not.
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> number) =>
        number.ContainsAny('e', 'E') && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value.ToString("0.############################", CultureInfo.InvariantCulture)
            : number;

    private void Keep(int index, ReadOnlySpan<char> text)
    {
        if (_keptText.Length - _keptLength < text.Length) Array.Resize(ref _keptText, Math.Max(_keptText.Length * 2, _keptLength + text.Length));
        text.CopyTo(_keptText.AsSpan(_keptLength));
        _kept[index] = (_keptLength, text.Length);
        _keptLength += text.Length;
    }

    // As it stands in the file; of a list or an object only the beginning is looked at.
    private static string Raw(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        const int Longest = 800;
        int start = (int)json.TokenStartIndex;
        bool isWhole = json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject);
        int end = isWhole ? (int)json.BytesConsumed : EndOf(line, start);
        ReadOnlySpan<byte> raw = line[start..Math.Min(end, start + Longest)];
        return CellReader.Shown(Encoding.UTF8.GetString(raw).TrimEnd('\uFFFD'));
    }

    // The bracket that closes what opens here; the end of the line where there is none.
    private static int EndOf(ReadOnlySpan<byte> line, int start)
    {
        int depth = 0;
        bool isText = false;
        for (int at = start; at < line.Length; at++)
        {
            byte b = line[at];
            if (isText && b == '\\') at++;
            else if (b == '"') isText = !isText;
            else if (!isText && b is (byte)'[' or (byte)'{') depth++;
            else if (!isText && b is (byte)']' or (byte)'}' && --depth == 0) return at + 1;
        }

        return line.Length;
    }
}
