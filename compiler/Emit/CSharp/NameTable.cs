using System.Globalization;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>Names of one scope of generated code, each given once; a name that is taken gets a number.</summary>
internal sealed class NameTable
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public string Take(string wanted)
    {
        if (_taken.Add(wanted)) return wanted;
        _last.TryGetValue(wanted, out int number);
        string name;
        do
        {
            number++;
            name = wanted + "_N" + number.ToString(CultureInfo.InvariantCulture);
        }
        while (!_taken.Add(name));
        _last[wanted] = number;
        return name;
    }
}
