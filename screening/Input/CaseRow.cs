using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input;

/// <summary>Why a row is not answered: the column and the value it is about, and one Chinese sentence.</summary>
public readonly record struct RowProblem(string Column, string Value, string Reason);

/// <summary>
/// One case as a file states it, for all chosen regimes at once, in the order of a <see cref="CaseSchema"/>. Filled again
/// and again by a reader; not thread-safe.
/// </summary>
public sealed class CaseRow
{
    private const int MostProblems = 20;

    // A row of more characters than this gives its buffer back, so that a few monsters do not stay in the memory.
    private const int UsualLength = 4096;

    private readonly StatedTruth[] _truths;
    private readonly int[] _stated;
    private readonly NumberRange[] _numbers;
    private readonly OptionSet[] _choices;
    private readonly List<RowProblem> _problems = [];
    private readonly Range[] _kept;
    private char[] _characters = new char[UsualLength];
    private int _length;
    private int _keptCount;
    private int _statedCount;
    private Range _number;
    private Range _text;

    public CaseRow(CaseSchema schema, int keptColumns)
    {
        _truths = new StatedTruth[schema.TruthCount];
        _stated = new int[schema.TruthCount];
        _numbers = new NumberRange[schema.NumberCount];
        _choices = new OptionSet[schema.ChoiceCount];
        _kept = new Range[keptColumns];
    }

    /// <summary>One-based line of the file at which the case begins.</summary>
    public long Line { get; internal set; }

    /// <summary>案号; empty only in a row that has a problem.</summary>
    public ReadOnlySpan<char> CaseNumber => _characters.AsSpan(_number);

    /// <summary>The row as it stands in the file, without its line break.</summary>
    public ReadOnlySpan<char> Text => _characters.AsSpan(_text);

    public ReadOnlySpan<StatedTruth> Truths => _truths;

    /// <summary>The 是否 facts that the row speaks of, by index, in the order in which it does.</summary>
    public ReadOnlySpan<int> Stated => _stated.AsSpan(0, _statedCount);

    public Span<NumberRange> Numbers => _numbers;

    public Span<OptionSet> Choices => _choices;

    /// <summary>另有规定: rules of law that are not encoded, as the row states them.</summary>
    public List<StatedLaw> Laws { get; } = [];

    /// <summary>认可: 是否 facts by index, granted by somebody, and the reason.</summary>
    public List<(int TruthIndex, string Reason)> Grants { get; } = [];

    /// <summary>A row that has any goes to quarantine.</summary>
    public IReadOnlyList<RowProblem> Problems => _problems;

    /// <summary>A 认定 of a value that some chosen regime derives itself, where it changes nothing.</summary>
    public bool HasIdleAssertion { get; internal set; }

    /// <summary>The cell of the n-th column that is kept, as it stands in the file.</summary>
    public ReadOnlySpan<char> Kept(int index) => index < _keptCount ? _characters.AsSpan(_kept[index]) : default;

    internal void Clear(long line)
    {
        Line = line;
        foreach (int index in Stated) _truths[index] = StatedTruth.Silent;
        _statedCount = 0;
        Array.Clear(_numbers);
        Array.Clear(_choices);
        _problems.Clear();
        Laws.Clear();
        Grants.Clear();
        if (_characters.Length > UsualLength * 4) _characters = new char[UsualLength];
        _length = 0;
        _keptCount = 0;
        _number = default;
        _text = default;
        HasIdleAssertion = false;
    }

    /// <summary>False where the row has said something else of the fact already.</summary>
    internal bool TryState(int index, StatedTruth truth)
    {
        ref StatedTruth slot = ref _truths[index];
        if (slot == StatedTruth.Silent && truth != StatedTruth.Silent)
        {
            slot = truth;
            _stated[_statedCount++] = index;
        }

        return slot == truth;
    }

    internal void SetCaseNumber(ReadOnlySpan<char> number) => _number = Store(number);

    internal void SetText(ReadOnlySpan<char> text) => _text = Store(text);

    /// <summary>Kept cells come in the order of their columns in the answer.</summary>
    internal void AddKept(ReadOnlySpan<char> cell) => _kept[_keptCount++] = Store(cell);

    /// <summary>A row that is broken through and through is not listed through and through.</summary>
    internal bool HasProblemsEnough => _problems.Count >= MostProblems;

    internal void AddProblem(string column, string value, string reason)
    {
        if (!HasProblemsEnough) _problems.Add(new RowProblem(column, value, reason));
        if (_problems.Count == MostProblems) _problems[^1] = new RowProblem("", "", "其余问题从略。");
    }

    private Range Store(ReadOnlySpan<char> text)
    {
        if (_characters.Length - _length < text.Length) Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + text.Length));
        text.CopyTo(_characters.AsSpan(_length));
        var place = new Range(_length, _length + text.Length);
        _length += text.Length;
        return place;
    }
}
