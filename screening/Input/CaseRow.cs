using Zhaodan.ProgramForm.Logic;
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

    private readonly StatedTruth[] _truths;
    private readonly NumberRange[] _numbers;
    private readonly OptionSet[] _choices;
    private readonly List<RowProblem> _problems = [];
    private readonly int[] _keptEnds;
    private char[] _kept = new char[256];
    private int _keptCount;
    private char[] _number = new char[64];
    private int _numberLength;

    public CaseRow(CaseSchema schema, int keptColumns)
    {
        _truths = new StatedTruth[schema.TruthCount];
        _numbers = new NumberRange[schema.NumberCount];
        _choices = new OptionSet[schema.ChoiceCount];
        _keptEnds = new int[keptColumns];
    }

    /// <summary>One-based line of the file at which the case begins.</summary>
    public long Line { get; internal set; }

    /// <summary>案号; empty only in a row that has a problem.</summary>
    public ReadOnlySpan<char> CaseNumber => _number.AsSpan(0, _numberLength);

    public Span<StatedTruth> Truths => _truths;

    public Span<NumberRange> Numbers => _numbers;

    public Span<OptionSet> Choices => _choices;

    /// <summary>A row that has any goes to quarantine.</summary>
    public IReadOnlyList<RowProblem> Problems => _problems;

    /// <summary>A 认定 of a value that some chosen regime derives itself, where it changes nothing.</summary>
    public bool HasIdleAssertion { get; internal set; }

    /// <summary>The cell of the n-th column that is kept, as it stands in the file.</summary>
    public ReadOnlySpan<char> Kept(int index)
    {
        if (index >= _keptCount) return default;
        int start = index == 0 ? 0 : _keptEnds[index - 1];
        return _kept.AsSpan(start, _keptEnds[index] - start);
    }

    internal void Clear(long line)
    {
        Line = line;
        Array.Clear(_truths);
        Array.Clear(_numbers);
        Array.Clear(_choices);
        _problems.Clear();
        _keptCount = 0;
        _numberLength = 0;
        HasIdleAssertion = false;
    }

    internal void SetCaseNumber(ReadOnlySpan<char> number)
    {
        if (number.Length > _number.Length) _number = new char[number.Length * 2];
        number.CopyTo(_number);
        _numberLength = number.Length;
    }

    /// <summary>Kept cells come in the order of their columns in the answer.</summary>
    internal void AddKept(ReadOnlySpan<char> cell)
    {
        int start = _keptCount == 0 ? 0 : _keptEnds[_keptCount - 1];
        if (_kept.Length - start < cell.Length) Array.Resize(ref _kept, Math.Max(_kept.Length * 2, start + cell.Length));
        cell.CopyTo(_kept.AsSpan(start));
        _keptEnds[_keptCount++] = start + cell.Length;
    }

    /// <summary>A row that is broken through and through is not listed through and through.</summary>
    internal bool HasProblemsEnough => _problems.Count >= MostProblems;

    internal void AddProblem(string column, string value, string reason)
    {
        if (!HasProblemsEnough) _problems.Add(new RowProblem(column, value, reason));
        if (_problems.Count == MostProblems) _problems[^1] = new RowProblem("", "", "其余问题从略。");
    }
}
