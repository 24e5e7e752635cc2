using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Cli.Shell;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Interview;

namespace Zhaodan.Cli.Asking;

/// <summary>
/// The talk between the command and a person, line by line: on standard error, so that standard output holds the explanation
/// alone. The end of the input is 结束.
/// </summary>
internal sealed class AskDialogue(CaseInterview interview, TextReader input, Terminal terminal)
{
    private const int LongestLine = 4096;
    private const int MostPresumed = 60;
    private static readonly string[] YesWords = ["有", "对", "是的", "yes"];
    private static readonly string[] NoWords = ["没有", "无", "不是", "不", "no"];
    private static readonly string[] UnknownWords = ["不明", "不知道", "不清楚", "?", "？"];

    private readonly HashSet<(FactKind, QuestionAspect)> _explained = [];
    private int _number;

    /// <summary>Asks until all is settled, nothing is left, or the person ends it.</summary>
    public void Run()
    {
        Say("照单逐项提问。回答 是、否、不明，或者数、日期、选项；也可以写：跳过、返回、为什么、结束。");
        while (true)
        {
            terminal.Cancellation.ThrowIfCancellationRequested();
            bool goesOn = interview.Next() is { } next ? Ask(next.Question, next.Choice) : interview.IsSettledByFacts && AskPresumptions();
            if (!goesOn) break;
        }

        Say();
        Say(interview.IsSettled ? "所问的结论已经确定，提问结束。" : "提问结束，以下是目前的答案。");
    }

    // False when the talk is over.
    private bool Ask(InterviewQuestion question, QuestionChoice choice)
    {
        Say();
        string rest = interview.OpenCount > 1 ? string.Create(CultureInfo.InvariantCulture, $"（至多还有 {interview.OpenCount - 1} 问）") : "";
        Say($"{(++_number).ToString(CultureInfo.InvariantCulture)}. {QuestionText.Of(question)}{rest}");
        string gloss = question.Gloss.Length > 0 ? question.Gloss : QuestionText.Gloss(question.Fact);
        if (gloss.Length > 0) Say($"   {(question.Fact.Kind == FactKind.Open ? "原文" : "释义")}：{gloss}");
        foreach (string line in QuestionText.Readings(question)) Say("   " + line);
        if (_explained.Add((question.Fact.Kind, question.Key.Aspect))) Say($"   可答：{QuestionText.Ways(question)}");
        while (true)
        {
            if (ReadLine() is not { } line) return false;
            switch (line)
            {
                case "":
                    Say("   请写回答；不知道写“不明”，不想回答写“跳过”。");
                    continue;
                case "结束" or "退出":
                    return false;
                case "跳过":
                    interview.Pass(question.Key);
                    return true;
                case "返回":
                    GoBack();
                    return true;
                case "为什么":
                    Why(question, choice);
                    continue;
            }

            if (UnknownWords.Contains(line, StringComparer.Ordinal))
            {
                LeaveUnknown(question);
                return true;
            }

            if (TryRead(question, line, out FactValue value) && TryState(question.Key, value)) return true;
        }
    }

    private void GoBack()
    {
        if (!interview.CanGoBack)
        {
            Say("   已经是第一问。");
            _number--;
            return;
        }

        interview.GoBack();
        _number = Math.Max(0, _number - 2);
    }

    // 不明 is stated of what is 是 or 否 and of the dates of a case, so that no presumption takes its place; another number that
    // nobody knows, and a reading that nobody has chosen, are left as they are.
    private void LeaveUnknown(InterviewQuestion question)
    {
        if (CaseDates.Includes(question.Fact) && FactValueParser.TryParse(question.Fact, "不明", out FactValue unknown, out _) && interview.TryAnswer(question.Key, unknown, out _)) return;
        if (question.Reading is null && question.Key.Aspect == QuestionAspect.Truth && interview.TryAnswer(question.Key, FactValue.Of(StatedTruth.Unknown), out _)) return;
        interview.Pass(question.Key);
    }

    private bool TryRead(InterviewQuestion question, string line, out FactValue value)
    {
        string text = question.Key.Aspect != QuestionAspect.Truth ? line : YesWords.Contains(line, StringComparer.OrdinalIgnoreCase) ? "是" : NoWords.Contains(line, StringComparer.OrdinalIgnoreCase) ? "否" : line;
        if (!FactValueParser.TryParse(question.Fact, text, out value, out string reason))
        {
            Say($"   {reason}");
            return false;
        }

        bool isAnswer = question.Key.Aspect switch
        {
            QuestionAspect.Truth => value.Truth != StatedTruth.Silent,
            QuestionAspect.Number => !value.Number.IsAnything,
            _ => value.Choice.Excluded != 0,
        };
        if (!isAnswer) Say($"   这里要的是{QuestionText.Ways(question)}。");
        return isAnswer;
    }

    private bool TryState(QuestionKey key, FactValue value)
    {
        if (interview.TryAnswer(key, value, out ImmutableArray<ContradictionAnswer> contradictions)) return true;
        foreach (ContradictionAnswer found in contradictions)
        {
            Say($"   与前面的回答不能同时成立：「{found.First.Mention.Name}」「{found.Second.Mention.Name}」（{found.Declaration}）。");
        }

        return false;
    }

    private void Why(InterviewQuestion question, QuestionChoice choice)
    {
        foreach (IGrouping<string, (string Regime, string Citation)> regime in interview.CitationsOf(question).GroupBy(citation => citation.Regime))
        {
            Say($"   {regime.Key}：{string.Join('、', regime.Select(citation => citation.Citation).Take(12))}还要看它。");
        }

        Say(choice switch
        {
            QuestionChoice.Exact => "   余下的问题各种问法都试过，先问它平均问得最少。",
            QuestionChoice.OneAhead => "   在余下的问题里，它的回答平均最能缩小可能的结论。",
            _ when question.Reading is not null => "   现在按默认读法；换一种读法，答案就不同。",
            _ => "   不写明就推定；换一个日期，适用的版本或者答案就不同。",
        });
    }

    // The presumptions that the answer stands on, as one list; what the person names is the other way round.
    private bool AskPresumptions()
    {
        ImmutableArray<PresumedQuestion> presumed = interview.Presumptions();
        if (presumed.IsEmpty) return false;
        PresumedQuestion[] shown = [.. presumed.Take(MostPresumed)];
        Say();
        Say("以上答案还靠以下推定。与实际不符的，写它的编号（如 1、3）；不知道的写“不明 2”；都相符的，写“无”或者直接回车。");
        for (int i = 0; i < shown.Length; i++)
        {
            string taken = shown[i].Fact.PresumedTruth == Truth.True ? "推定为是" : "推定为否";
            Say(string.Create(CultureInfo.InvariantCulture, $"   {i + 1}. {shown[i].Fact.Name}（{taken}；{string.Join('、', shown[i].Citations.Take(3))}）{(shown[i].Gloss.Length > 0 ? "：" + shown[i].Gloss : "")}"));
        }

        while (true)
        {
            if (ReadLine() is not { } line || line is "结束" or "退出") return false;
            if (line == "返回")
            {
                GoBack();
                return true;
            }

            if (!TryNumbers(line, shown.Length, out HashSet<int> named, out bool isUnknown))
            {
                Say(string.Create(CultureInfo.InvariantCulture, $"   请写 1 到 {shown.Length} 的编号，用顿号隔开；没有就写“无”。"));
                continue;
            }

            interview.Pass(shown.Where((_, i) => !named.Contains(i)).Select(question => question.Key));
            foreach (int i in named.Order())
            {
                StatedTruth opposite = shown[i].Fact.PresumedTruth == Truth.True ? StatedTruth.False : StatedTruth.True;
                TryState(shown[i].Key, FactValue.Of(isUnknown ? StatedTruth.Unknown : opposite));
            }

            return true;
        }
    }

    private static bool TryNumbers(string line, int most, out HashSet<int> numbers, out bool isUnknown)
    {
        numbers = [];
        isUnknown = line.StartsWith("不明", StringComparison.Ordinal);
        if (isUnknown) line = line[2..].TrimStart();
        if (line is "无" or "没有" or "否" or "" or "跳过") return !isUnknown;
        foreach (string part in line.Split(['、', ',', '，', ' ', '　'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1 || number > most) return false;
            numbers.Add(number - 1);
        }

        return true;
    }

    private string? ReadLine()
    {
        if (terminal.ErrorIsTerminal)
        {
            terminal.Error.Write("> ");
            terminal.Error.Flush();
        }

        string? line = input.ReadLine();
        terminal.Cancellation.ThrowIfCancellationRequested();
        if (line is null) return null;
        if (line.Length > LongestLine) line = line[..LongestLine];
        line = line.Trim().TrimEnd('。');
        if (!terminal.ErrorIsTerminal) Say($"   > {line}");
        return line;
    }

    private void Say(string line = "") => terminal.Error.WriteLine(PlainText.Of(line));
}
