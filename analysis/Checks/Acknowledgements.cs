using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Lowering;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.Runtime.Answers.Reading;

namespace Zhaodan.Analysis.Checks;

/// <summary>
/// 说明 第八条第（六）项：…。: what the drafter has seen and gives a reason for is not reported again. A 说明 that keeps nothing
/// quiet is out of date, and said to be so.
/// </summary>
internal sealed class Acknowledgements
{
    private readonly List<(CitationPattern Pattern, string Written, SourceLocation Location)> _notes = [];
    private readonly HashSet<int> _used = [];

    public Acknowledgements(CompiledRegime regime)
    {
        foreach (NoteSyntax note in regime.Syntax.Members.OfType<NoteSyntax>())
        {
            foreach (ReferenceSyntax reference in note.References)
            {
                var location = new SourceLocation(regime.Source, reference.Span);
                string written = ClauseText.Of(location);
                _notes.Add((CitationPattern.Parse(written), written, location));
            }
        }
    }

    public bool Covers(string citation)
    {
        bool isCovered = false;
        for (int i = 0; i < _notes.Count; i++)
        {
            if (_notes[i].Written != citation && !_notes[i].Pattern.Covers(CitationPattern.Parse(citation))) continue;
            _used.Add(i);
            isCovered = true;
        }

        return isCovered;
    }

    public void ReportIdle(DiagnosticBag diagnostics)
    {
        for (int i = 0; i < _notes.Count; i++)
        {
            if (!_used.Contains(i)) diagnostics.Report(DiagnosticCatalogue.IdleNote, _notes[i].Location, _notes[i].Written);
        }
    }
}
