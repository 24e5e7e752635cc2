/*
 * Punctuation, strings, titles and runs of words. The alphabet is not Unicode but one ASCII letter per class of character
 * (compiler/Syntax/Antlr/ClassCharStream): ANTLR caches lexer decisions only for ASCII, and fullwidth and halfwidth forms
 * become one here. What a run consists of (keywords, declared terms, numbers, dates, citations) is the segmenter's business.
 *
 *   w word   n Han numeral   d digit   c ，  , half-width comma   ; ；   p 。   . f ．   : ：   ^ 、   ( （   ) ）
 *   [ 「   ] 」   { “   } ”   " "   < 《   > 》   K 【   J 】   T 〔   t 〕   = ＝   / slash   o anything else
 */
lexer grammar StatuteLexer;

tokens {
    // What the segmenter finds in clauses: declared terms …
    FACT, QUANTITY_FACT, DATE_FACT, EVENT, CHOICE, OPTION, ACTOR, VALUE, GROUP, UNKNOWN,
    // … numbers, dates, citations, list phrases …
    QUANTITY, DATE, REFERENCE, REFERENCE_JOINT, TO, LIST_HEAD,
    // … connectives …
    AND, OR, LIST_AND, AND_LIKE, BUT, NOT, CONCESSION,
    // … causes, proof, comparisons, references …
    CAUSE, CAUSES, PROVE, DISPROVE, PROVEN, COMMA_PROVEN, COMPARE, BOUND, IS, DATE_COMPARE, HAVE, REFERENCE_TAIL,
    // … spans …
    SPAN_FROM, FROM_DAY, AFTER, IN_TIME, TIMELY,
    // … the joints of a sentence …
    DE, DE_CASES, THEN, EXCEPT_BUT, EXCLUDED, COUNTER, STILL, CUT_BUT, CUT, CONTINUE_BUT, BESIDES, BESIDES_END, EVEN_IF,
    // … conclusions, definitions and precedence.
    MUST, MAY, AGAINST, GIVE, FILLER, VERB_FILLER, BY, NOTE_TAIL, DEFEATS, PRIOR, DEFINE, MEANS, INCLUDES,
    // Words of declarations, headers and cases.
    WORD, FACT_LINE, EVENT_LINE, ACTOR_LINE, ANTONYM_LINE, EXCLUSIVE_LINE, IMPLICATION_LINE, FOLLOWING_FACTS_LINE, CAUSES_LINE, GROUP_LINE,
    GLOSS_LINE, SYNONYM_LINE, FORMER_LINE, PRESUME_LINE, BURDEN_FALSE, BURDEN_TRUE, REASON_LINE, ORDER_LINE, DEFAULT_LINE,
    KIND_PRIORITY, KIND_PARALLEL, KIND_UNIQUE, CONTAINS, CHOICE_TYPE, IMPLIES, ALL, YES, NO,
    YES_LINE, NO_LINE, UNKNOWN_LINE, VALUE_LINE, ASSERT_LINE, DECIDE_LINE, REST_LINE, EXPECT_LINE, SOURCE_LINE, GENERATED, ACT_LINE,
    POSSIBLE, LACKS, GROUNDS, NOT_APPLICABLE, CASE_DATE_LINE, DUTY
}

RUN          : ( [wn] | NUMBER )+ ;
fragment NUMBER : 'd'+ ( ',' 'd' 'd' 'd' )* ( '.' 'd'+ )? ;

COMMA        : [c,] ;
SEMI         : ';' ;
STOP         : 'p' ;
DOT          : [.f] ;
COLON        : ':' ;
PAUSE        : '^' ;
HAN_MARK     : '(' 'n'+ ')' ;
ARABIC_MARK  : '(' 'd'+ ')' ;
LPAREN       : '(' ;
RPAREN       : ')' ;
STRING       : '[' ~[\]\r\n]* ']' ;
OPEN_STRING  : '[' ~[\]\r\n]* ;
QUOTED       : '{' ~[}\r\n]* '}' | '"' ~["\r\n]* '"' ;
OPEN_QUOTED  : '{' ~[}\r\n]* | '"' ~["\r\n]* ;
TITLE        : '<' ~[>\r\n]* '>' ;
OPEN_TITLE   : '<' ~[>\r\n]* ;
HEADING      : 'K' ~[J\r\n]* 'J' ;
OPEN_HEADING : 'K' ~[J\r\n]* ;
TORTOISE     : 'T' ~[t\r\n]* 't' ;
OPEN_TORTOISE : 'T' ~[t\r\n]* ;
EQUALS       : '=' ;
COMMENT      : '/' '/' ~[\r\n]* ;
BLANK        : ' '+ ;
NEWLINE      : '\r' '\n'? | '\n' ;
OTHER        : . ;
