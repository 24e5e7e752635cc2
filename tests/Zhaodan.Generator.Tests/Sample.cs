namespace Zhaodan.Generator.Tests;

/// <summary>A small vocabulary and two regimes, made up for these tests.</summary>
internal static class Sample
{
    public const string Vocabulary = """
        语言 1
        词汇《仓库管理》

        事实 私自出借
          释义「没有批准就借出 <仓库> 里的东西」
          原名 擅自出借
        事实 及时归还
          释义「在约定的日子之前还」
        事实 情况紧急
          未提出即否
        事实 损坏件数：件
        事实 损失：元
        事实 情节：选项（轻微、一般、严重）
        事件 盘点
        主体 保管员
        结论 责任 择先：免责、追责 由轻到重 免责、追责
        结论 处理 并列：批评、赔偿
        """;

    public const string Regime = """
        语言 1
        制度《仓库管理办法》
          代号 仓库
          词汇《仓库管理》
          适用 保管员

        第一条 有下列情形之一的，应当免责：
        （一）情况紧急，及时归还的，但私自出借的除外；
        （二）情节轻微的；
        （三）其他可以免责的情形。

        第二条 私自出借，损坏件数两件以上或者损失一千元以上的，应当追责。

        第三条 追责的，可以批评。

        第四条 盘点的，不得赔偿。
        """;

    public const string Other = """
        语言 1
        制度《分库管理办法》
          代号 分库
          词汇《仓库管理》

        第一条 私自出借的，应当追责。
        """;

    public static (string Path, string Content)[] Files { get; } =
        [("词汇/仓库.statute", Vocabulary), ("制度/仓库.statute", Regime), ("制度/分库.statute", Other)];
}
