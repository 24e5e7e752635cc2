// Rules that are compiled with the program: 案情, 借阅 and 处理 are made from 规则.statute at build time.
using Zhaodan.Runtime.Answers;
using 图书借阅;

// What is not stated is silence, never 否; 不明 is said.
var 案 = new 案情 { 行为日期 = new DateOnly(2025, 6, 1), 逾期归还 = 是, 因病住院 = 不明, 图书损坏 = 是, 损失金额 = 250.元() };
var 答 = 借阅.Evaluate(in 案);
Console.WriteLine(答);
Console.WriteLine(答.处理.Settled == 处理.赔偿 ? "要赔偿" : "不用赔偿");

// The date of the act picks the version.
Console.WriteLine(借阅.Evaluate(案 with { 行为日期 = new DateOnly(2024, 6, 1), 图书损坏 = 否 }));

// The whole explanation, the same that the command's explain gives.
Answer 解 = 借阅.Explain(in 案);
Console.WriteLine($"{解.Regime.Title}（{解.Versions?.Used.Single().Label}）：{解.Rules[0].Citation} {解.Rules[0].Text}");
