using System.Reflection;
using System.Runtime.CompilerServices;

namespace Zhaodan.Analysis.Tests;

/// <summary>A fact that needs something of the machine: skipped by name, with the reason, where a static property says it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SkippableFactAttribute : FactAttribute
{
    public SkippableFactAttribute(string reason, string condition, [CallerFilePath] string file = "")
    {
        Type type = typeof(SkippableFactAttribute).Assembly.GetTypes().Single(type => type.Name == Path.GetFileNameWithoutExtension(file) && !type.IsNested);
        PropertyInfo property = type.GetProperty(condition, BindingFlags.Public | BindingFlags.Static) ?? throw new ArgumentException(condition);
        if (!(bool)property.GetValue(null)!) Skip = reason;
    }
}
