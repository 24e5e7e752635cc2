using System.Globalization;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>
/// Names for the locals of nodes: a rule's citation, with what the node is to the rule; a definition's term; else a number.
/// </summary>
internal static class NodeNames
{
    public static string[] Of(RegimeProgram program, BufferNames buffers)
    {
        var names = new string[program.Nodes.Length];
        for (int r = 0; r < program.Rules.Length; r++)
        {
            Rule rule = program.Rules[r];
            string citation = buffers.RuleName(r);
            Name(rule.Applies, citation);
            Name(rule.Condition, citation + "_Condition");
            for (int e = 0; e < rule.Exceptions.Length; e++)
            {
                Name(rule.Exceptions[e].Holds, citation + "_Exception" + Number(e + 1));
                Name(rule.Exceptions[e].Condition, citation + "_Exception" + Number(e + 1) + "_Condition");
            }

            for (int c = 0; c < rule.Conclusions.Length; c++) Name(rule.Conclusions[c].Applies, citation + "_C" + Number(c + 1));
            for (int p = 0; p < rule.Parts.Length; p++) Name(rule.Parts[p].Condition, citation + "_Part" + Number(p + 1));
        }

        foreach (Definition definition in program.Definitions) Name(definition.Condition, buffers.FactName(definition.Fact) + "_Definition");
        var taken = new NameTable();
        for (int i = 0; i < names.Length; i++) names[i] = taken.Take(names[i] ?? "n" + Number(i));
        return names;

        void Name(int node, string name)
        {
            if (node >= 0) names[node] ??= name;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
