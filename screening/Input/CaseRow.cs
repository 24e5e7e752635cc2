using System.Text;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input.Columns;
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
    private IBatchColumns? _columns;
    private IBatchColumns? _values;
    private IRowTexts? _texts;
    private bool _hasValues;
    private int _index;

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
    public ReadOnlySpan<char> CaseNumber
    {
        get
        {
            LoadTexts();
            return _characters.AsSpan(_number);
        }
    }

    public bool HasCaseNumber => Texts is not null || !CaseNumber.IsEmpty;

    /// <summary>案号 and the columns kept as UTF-8, at <see cref="TextsAt"/>; null where only characters are there. A row that has them has a 案号.</summary>
    internal IRowTexts? Texts { get; private set; }

    /// <summary>The row's place in <see cref="Texts"/>.</summary>
    internal int TextsAt => _index;

    /// <summary>The row as it stands in the file, without its line break.</summary>
    public ReadOnlySpan<char> Text
    {
        get
        {
            Load();
            return _characters.AsSpan(_text);
        }
    }

    public ReadOnlySpan<StatedTruth> Truths
    {
        get
        {
            Load();
            return _truths;
        }
    }

    /// <summary>The 是否 facts that the row speaks of, by index, in the order in which it does.</summary>
    public ReadOnlySpan<int> Stated
    {
        get
        {
            Load();
            return _stated.AsSpan(0, _statedCount);
        }
    }

    public Span<NumberRange> Numbers
    {
        get
        {
            LoadValues();
            _hasValues = true;
            return _numbers;
        }
    }

    public Span<OptionSet> Choices
    {
        get
        {
            LoadValues();
            _hasValues = true;
            return _choices;
        }
    }

    /// <summary>另有规定: rules of law that are not encoded, as the row states them.</summary>
    public List<StatedLaw> Laws { get; } = [];

    /// <summary>认可: 是否 facts by index, granted by somebody, and the reason.</summary>
    public List<(int TruthIndex, string Reason)> Grants { get; } = [];

    /// <summary>A row that has any goes to quarantine.</summary>
    public IReadOnlyList<RowProblem> Problems => _problems;

    /// <summary>A 认定 of a value that some chosen regime derives itself, where it changes nothing.</summary>
    public bool HasIdleAssertion { get; internal set; }

    /// <summary>The cell of the n-th column that is kept, as it stands in the file.</summary>
    public ReadOnlySpan<char> Kept(int index)
    {
        LoadTexts();
        return index < _keptCount ? _characters.AsSpan(_kept[index]) : default;
    }

    /// <summary>What the row states of one number.</summary>
    public NumberRange Number(int index)
    {
        if (_values is not { } columns) return _numbers[index];
        ReadOnlySpan<NumberRange> numbers = columns.Numbers(index);
        return numbers.IsEmpty ? default : numbers[_index];
    }

    /// <summary>What the row states of one 是否 fact.</summary>
    public StatedTruth Truth(int index) => _columns is { } columns ? columns.Truth(_index, index) : _truths[index];

    /// <summary>The facts and the text lie in columns and are fetched when somebody asks for them.</summary>
    internal void LoadLater(IBatchColumns columns, int index) => (_columns, _values, _index) = (columns, columns, index);

    /// <summary>A row of a batch, of which nothing is fetched before somebody asks for it.</summary>
    internal void Begin(long line, IBatchColumns columns, IRowTexts texts, int index)
    {
        Clear(line);
        (_columns, _values, _texts, Texts, _index) = (columns, columns, texts, texts, index);
    }

    /// <summary>The columns will not stay.</summary>
    internal void LoadNow()
    {
        LoadValues();
        Load();
    }

    internal void Clear(long line)
    {
        _columns = _values = null;
        _texts = Texts = null;
        Line = line;
        foreach (int index in _stated.AsSpan(0, _statedCount)) _truths[index] = StatedTruth.Silent;
        _statedCount = 0;
        if (_hasValues)
        {
            Array.Clear(_numbers);
            Array.Clear(_choices);
            _hasValues = false;
        }

        if (_problems.Count > 0) _problems.Clear();
        if (Laws.Count > 0) Laws.Clear();
        if (Grants.Count > 0) Grants.Clear();
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

    private void Load()
    {
        if (_columns is not { } columns) return;
        _columns = null;
        columns.Load(_index, this);
    }

    private void LoadTexts()
    {
        if (_texts is not { } texts) return;
        _texts = null;
        _number = Store(texts.CaseNumber(_index));
        for (int k = 0; k < _kept.Length; k++) _kept[_keptCount++] = Store(texts.Kept(_index, k));
    }

    private void LoadValues()
    {
        if (_values is not { } columns) return;
        _values = null;
        columns.LoadValues(_index, this);
    }

    /// <summary>Says of the problems from the n-th on where in the file they are.</summary>
    internal void PlaceProblems(int first, string place)
    {
        for (int i = first; i < _problems.Count; i++)
        {
            if (_problems[i].Column.Length > 0 || _problems[i].Value.Length > 0) _problems[i] = _problems[i] with { Reason = $"{place}：{_problems[i].Reason}" };
        }
    }

    private Range Store(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_characters.AsSpan(_length));
        return Stored(text.Length);
    }

    private Range Store(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        return Stored(Encoding.UTF8.GetChars(text, _characters.AsSpan(_length)));
    }

    private void Reserve(int length)
    {
        if (_characters.Length - _length < length) Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + length));
    }

    private Range Stored(int length)
    {
        _length += length;
        return new Range(_length - length, _length);
    }
}
