namespace Zhaodan.Compiler.Diagnostics;

public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor CacheFolderUnusable = new(
        "ZD4501",
        DiagnosticSeverity.Warning,
        "编译缓存文件夹「{0}」不能使用：{1}，本次只在内存中编译。",
        "请让该文件夹归当前用户所有、仅本人可读写（0700）且不是链接，或者另行指定缓存位置。");

    public static readonly DiagnosticDescriptor CacheEntryDamaged = new(
        "ZD4502",
        DiagnosticSeverity.Info,
        "编译缓存中的条目「{0}」已损坏，已重新编译。",
        "无需处理；如果反复出现，请检查磁盘或者清空缓存文件夹。");

    public static readonly DiagnosticDescriptor CacheEntryNotWritten = new(
        "ZD4503",
        DiagnosticSeverity.Info,
        "编译结果没有写入缓存文件夹「{0}」：{1}。",
        "请检查磁盘空间和文件夹权限；本次结果不受影响。");
}
