using Zhaodan.Runtime.Answers.Rendering;
using 图书借阅;

// 案情、借阅 都由 规则.statute 在编译时生成；改了规则里的名称，这里就编译不过。
var 案 = new 案情 { 逾期归还 = 是, 因病住院 = 否, 图书损坏 = 否 };

// 一行答案，不分配内存。
Console.WriteLine(借阅.Evaluate(in 案));

// 有依据、有原文的说明。
Console.WriteLine(AnswerText.Render(借阅.Explain(in 案), TextOptions.Default));
