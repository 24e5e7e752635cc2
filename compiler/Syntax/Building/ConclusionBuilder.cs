using System.Collections.Immutable;
using Antlr4.Runtime.Tree;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using static Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>应当从轻或者减轻，不得开除: a modal word holds for the pieces after it up to the next; 或者 makes a menu.</summary>
internal static class ConclusionBuilder
{
    public static ImmutableArray<ConclusionSyntax> Build(ConclusionsContext context)
    {
        ImmutableArray<ConclusionSyntax>.Builder conclusions = ImmutableArray.CreateBuilder<ConclusionSyntax>();
        ModalitySyntax modality = ModalitySyntax.None;
        ModalitySyntax menuModality = ModalitySyntax.None;
        bool or = false;
        TextSpan menuSpan = default;
        ImmutableArray<Name>.Builder menu = ImmutableArray.CreateBuilder<Name>();
        ImmutableArray<Name>.Builder menuNotes = ImmutableArray.CreateBuilder<Name>();
        foreach (IParseTree child in context.children)
        {
            if (child is JointContext joint)
            {
                or = joint.OR() is not null;
                continue;
            }

            var conclusion = (ConclusionContext)child;
            bool modal = ReadLeads(conclusion, ref modality, out ImmutableArray<Name> notes);
            TargetContext target = conclusion.target();
            TextSpan span = Spans.Of(conclusion);
            // 从轻或者减轻 is one menu; what has a modal word of its own is not part of it.
            bool goesOn = or && !modal && menu.Count > 0 && target.VALUE() is not null;
            if (!goesOn) EndMenu();
            if (target.VALUE() is { } value)
            {
                menuSpan = goesOn ? TextSpan.Cover(menuSpan, span) : span;
                menuModality = modality;
                menu.Add(Spans.Token(value).Name);
                menuNotes.AddRange(notes);
            }
            else if (target.DEFEATS() is not null)
            {
                conclusions.Add(new DefeatConclusionSyntax(span, ReferenceBuilder.Build(target.references())));
            }
            else
            {
                conclusions.Add(new PrecedenceConclusionSyntax(span, ReferenceBuilder.Build(target.references())));
            }
        }

        EndMenu();
        return conclusions.ToImmutable();

        void EndMenu()
        {
            if (menu.Count == 0) return;
            conclusions.Add(new ValueConclusionSyntax(menuSpan, menuModality, menu.ToImmutable(), menuNotes.ToImmutable()));
            menu.Clear();
            menuNotes.Clear();
        }
    }

    /// <summary>Reads modal words, fillers and notes before a value; true when a modal word stands there.</summary>
    private static bool ReadLeads(ConclusionContext conclusion, ref ModalitySyntax modality, out ImmutableArray<Name> notes)
    {
        ImmutableArray<Name>.Builder titles = ImmutableArray.CreateBuilder<Name>();
        bool modal = false;
        foreach (LeadContext lead in conclusion.lead())
        {
            if (lead.note() is { } note)
            {
                titles.AddRange(note.TITLE().Select(title => Spans.Token(title).Name));
                continue;
            }

            ModalitySyntax? word = Spans.Only(lead).Type switch
            {
                StatuteLexer.MUST => ModalitySyntax.Must,
                StatuteLexer.MAY => ModalitySyntax.May,
                StatuteLexer.AGAINST => ModalitySyntax.Against,
                // 可以予以 is 可以.
                StatuteLexer.GIVE when !modal => ModalitySyntax.Must,
                _ => null,
            };
            if (word is null) continue;
            modality = word.Value;
            modal = true;
        }

        notes = titles.ToImmutable();
        return modal;
    }
}
