using System.Collections.Immutable;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>One program: every index within its range, everything before what uses it, every fact with the parts that are read.</summary>
/// <param name="program">As it was read.</param>
/// <param name="mostSlots">What a case may be as large as.</param>
internal sealed class ProgramCheck(RegimeProgram program, int mostSlots)
{
    private const int MostOptions = 63;

    // Far from the ends of what a number holds, so that a bound next to it is one too.
    private const long Largest = 1_000_000_000_000_000_000;

    public void Run()
    {
        CheckFacts();
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            IsTruth(constraint.First.Fact);
            IsTruth(constraint.Second.Fact);
        }

        CheckGroups();
        var nodes = new NodeCheck(program, this);
        for (int i = 0; i < program.Nodes.Length; i++) nodes.Check(i);
        CheckRules();
        foreach (Duty duty in program.Duties) Check(duty);
        foreach (Definition definition in program.Definitions)
        {
            IsTruth(definition.Fact);
            IsNode(definition.Condition);
        }

        foreach (ReadingPair reading in program.Readings) IsTruth(reading.Fact);
        AreDistinct([.. program.Definitions.Select(definition => definition.Fact)], program.Facts.Length, "定义的用语");
        AreDistinct([.. program.Readings.Select(reading => reading.Fact)], program.Facts.Length, "两读之处");
        if (program.Scope >= 0) IsNode(program.Scope);
        if (program.Applicability >= 0) IsNode(program.Applicability);
        CheckForce();
        if (program.AsOf >= 0) HasNumber(program.AsOf);
        if (program.DecisionDate >= 0) HasNumber(program.DecisionDate);
        AreDistinct(program.Overridable, program.Groups.Length, "可以由别的制度代定的结论组");
    }

    /// <summary>A fact that is 是, 否 or 不明.</summary>
    public void IsTruth(int fact) => Require(fact >= 0 && fact < program.Facts.Length && program.Facts[fact].TruthSlot >= 0, "是否事实");

    public void HasNumber(int fact) => Require(fact >= 0 && fact < program.Facts.Length && program.Facts[fact].NumberSlot >= 0, "数量、金额或者日期的事实");

    public void IsDay(long day) => Require(day >= CaseDates.SomeDay.Low && day <= CaseDates.SomeDay.High, "日期");

    public void IsNumber(int fact, long number)
    {
        HasNumber(fact);
        if (program.Facts[fact].Kind is FactKind.Date or FactKind.Event) IsDay(number);
        else Require(number is >= -Largest and <= Largest, "数值");
    }

    public void IsValue(int group, int value) =>
        Require(group >= 0 && group < program.Groups.Length && value >= 0 && value < program.Groups[group].Values.Length, "结论组的值");

    /// <summary>One of the first <paramref name="before"/> nodes.</summary>
    public void IsNode(int node, int before) => Require(node >= 0 && node < before, "条件");

    public void IsSpan(Period period)
    {
        Require(!period.NeedsCalendar || program.Calendar is not null, "期间要用的日历");
    }

    public void Require(bool holds, string what)
    {
        if (!holds) throw CompiledFileException.Broken($"程序“{program.Header.Code}”的{what}");
    }

    private void IsNode(int node) => IsNode(node, program.Nodes.Length);

    private void IsNodeOrNone(int node) => Require(node >= -1 && node < program.Nodes.Length, "条件");

    // Slots are what a case is held in: each belongs to one fact, and a fact has those of its kind.
    private void CheckFacts()
    {
        var truths = new Slots(this, program.TruthSlots, mostSlots);
        var numbers = new Slots(this, program.NumberSlots, mostSlots);
        var choices = new Slots(this, program.ChoiceSlots, mostSlots);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Fact fact in program.Facts)
        {
            Require(names.Add(fact.Name), "事实的名称");
            truths.Take(fact.TruthSlot);
            numbers.Take(fact.NumberSlot);
            choices.Take(fact.ChoiceSlot);
            bool isNumber = fact.Kind is FactKind.Count or FactKind.Money or FactKind.Date;
            bool hasTruth = fact.Kind == FactKind.Date ? fact.IsCaseDate && fact.TruthSlot >= 0 : !isNumber && fact.Kind != FactKind.Choice;
            Require(fact.TruthSlot >= 0 == hasTruth, "事实的是否");
            Require(fact.NumberSlot >= 0 == (isNumber || fact.Kind == FactKind.Event), "事实的数值");
            Require(fact.ChoiceSlot >= 0 == (fact.Kind == FactKind.Choice), "事实的选项");
            int options = fact.Options.Length;
            Require(fact.Kind switch { FactKind.Choice => options is > 0 and <= MostOptions, FactKind.Reading => options <= 2, _ => options == 0 }, "选项的数目");
        }
    }

    private void CheckGroups()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ConclusionGroup group in program.Groups)
        {
            int values = group.Values.Length;
            Require(names.Add(group.Name), "结论组的名称");
            Require(values is > 0 and <= GroupOutcome.MaxValues, "结论组的值的数目");
            foreach (ConclusionValue value in group.Values) AreDistinct(value.Includes, values, "包括的值");
            AreDistinct(group.Order, values, "由轻到重");
            Require(group.Default >= -1 && group.Default < values, "默认的值");
            foreach ((int first, int second) in group.Exclusive) Require(first >= 0 && first < values && second >= 0 && second < values, "互斥的值");
            Require(group.Inputs.IsEmpty || group.Inputs.Length == values, "结论组的条件的数目");
            foreach (ValueInputs inputs in group.Inputs)
            {
                IsNodeOrNone(inputs.Hard);
                IsNodeOrNone(inputs.Soft);
                IsNodeOrNone(inputs.Against);
            }

            IsNodeOrNone(group.Required);
        }
    }

    private void CheckRules()
    {
        int rules = program.Rules.Length;
        var citations = new HashSet<string>(StringComparer.Ordinal);
        foreach (Rule rule in program.Rules)
        {
            Require(citations.Add(rule.Citation), "条款的出处");
            IsNode(rule.Condition);
            IsNode(rule.Applies);
            AreDistinct(rule.DefeatedBy, rules, "排除它的条款");
            AreDistinct(rule.YieldsTo, rules, "优先于它的条款");
            foreach (RuleConclusion conclusion in rule.Conclusions)
            {
                IsValue(conclusion.Group, conclusion.Value);
                Require(program.Groups[conclusion.Group].IsDerived, "得出结论的结论组");
                IsNode(conclusion.Applies);
            }

            foreach (RuleException exception in rule.Exceptions) Check(exception, rule);
            foreach (RulePart part in rule.Parts)
            {
                IsNode(part.Condition);
                foreach (RuleException exception in part.Exceptions) Check(exception, rule);
            }

            foreach (int condition in rule.EvenIf) IsNode(condition);
            if (rule.OpenFact >= 0) IsTruth(rule.OpenFact);
        }
    }

    private void Check(RuleException exception, Rule rule)
    {
        IsNode(exception.Condition);
        IsNodeOrNone(exception.Counter);
        IsNode(exception.Holds);
        AreDistinct(exception.Cuts, rule.Conclusions.Length, "除去的结论");
    }

    private void Check(Duty duty)
    {
        Require(duty.Rule >= 0 && duty.Rule < program.Rules.Length, "义务的条款");
        foreach (int actor in duty.Actors) IsTruth(actor);
        IsTruth(duty.Act);
        HasNumber(duty.Act);
        if (duty.Start >= 0) HasNumber(duty.Start);
        IsSpan(duty.Period);
        IsNode(duty.Applies);
        IsNodeOrNone(duty.Started);
        IsNode(duty.Performed);
        HasNumber(program.AsOf);
        HasNumber(program.DecisionDate);
    }

    private void CheckForce()
    {
        if (program.Force is not { } force) return;
        IsNode(force.Node);
        IsTruth(force.ActDate);
        HasNumber(force.ActDate);
        if (force.DecisionDate >= 0) HasNumber(force.DecisionDate);
        if (force.BlankDate >= 0)
        {
            IsTruth(force.BlankDate);
            HasNumber(force.BlankDate);
        }

        if (force.From is { } from) IsDay(from);
        if (force.Until is { } until) IsDay(until);
    }

    private void AreDistinct(ImmutableArray<int> indexes, int count, string what)
    {
        var seen = new HashSet<int>();
        foreach (int index in indexes) Require(index >= 0 && index < count && seen.Add(index), what);
    }

    private sealed class Slots
    {
        private readonly ProgramCheck _check;
        private readonly bool[] _taken;

        public Slots(ProgramCheck check, int count, int most)
        {
            _check = check;
            check.Require(count >= 0 && count <= most, "案件的大小");
            _taken = new bool[count];
        }

        public void Take(int slot)
        {
            if (slot < 0) return;
            _check.Require(slot < _taken.Length && !_taken[slot], "事实的位置");
            _taken[slot] = true;
        }
    }
}
