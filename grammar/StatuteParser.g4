/*
 * One sentence, declaration, header or case line at a time: the file is cut into them before. Lists of operators are flat;
 * precedence, causes and the errors of language.md §3 are the tree builder's (compiler/Syntax/Building). The joints of a
 * sentence (THEN, EXCEPT_BUT, COUNTER, CUT …) are told apart beforehand by SentenceShaper, which keeps this grammar SLL(2).
 */
parser grammar StatuteParser;

options { tokenVocab = StatuteLexer; }

// ---- clauses

/** 甲，乙的，但丙的除外，应当丁；戊的，可以己 */
sentence : rulePart ( SEMI OR? rulePart )* EOF ;

rulePart : besides* ( condition DE? )? limit* ( THEN conclusions DE_CASES? limit* )? ;

/** 除甲外， */
besides : BESIDES condition DE? BESIDES_END ;

limit
    : EXCEPT_BUT condition DE? EXCLUDED ( COUNTER condition DE? STILL )?
    | CUT_BUT condition DE CUT cutTarget ( ( PAUSE | LIST_AND | OR | AND ) cutTarget )*
    ;

cutTarget : VALUE | GROUP ;

/** 但是，应当依法予以纠正 */
continuation : CONTINUE_BUT conclusions EOF ;

/** 所称「甲」，是指乙 */
definition : REFERENCE? DEFINE definedTerm COMMA? ( MEANS | INCLUDES ) condition DE? EOF ;

definedTerm : FACT | EVENT | VALUE | ACTOR | UNKNOWN ;

/** 第八条优先于第七条 */
precedence : references PRIOR references EOF ;

/** 适用 甲 · 即使甲 */
conditionOnly : condition DE? EOF ;

condition : operand ( operator operand )* ;

operator
    : COMMA ( AND | OR | BUT )?
    | COMMA? CAUSES
    | PAUSE ( OR | LIST_AND | AND )?
    | OR
    | AND
    | LIST_AND
    | BUT
    ;

operand : prefix* primary suffix* ;

prefix : NOT | CAUSE | PROVE | DISPROVE | ACTOR | CONCESSION ;

suffix : AND_LIKE | PROVEN | COMMA_PROVEN ;

primary
    : term
    | LPAREN condition DE? RPAREN
    | LIST_HEAD
    | HAVE? references REFERENCE_TAIL?
    | comparison
    | choice
    | dateComparison
    | span
    ;

/** A count alone, 不记录, is: at least once. */
term : FACT | EVENT | VALUE | ACTOR | UNKNOWN | QUANTITY_FACT ;

comparison
    : QUANTITY_FACT IS? bound bound?
    | QUANTITY BOUND QUANTITY_FACT
    ;

bound : COMPARE QUANTITY | QUANTITY BOUND? ;

choice : CHOICE IS? OPTION ( ( OR | PAUSE ) OPTION )* ;

dateComparison : ( EVENT | DATE_FACT ) DATE_COMPARE ( DATE | EVENT | DATE_FACT ) ;

/** 自甲之日起五个工作日内乙 · 甲后2日内乙 · 在甲后2日内乙 */
span : period ACTOR? dated ;

period
    : SPAN_FROM dated FROM_DAY? QUANTITY BOUND
    | IN_TIME dated ( FROM_DAY | AFTER )? QUANTITY BOUND
    | dated ( FROM_DAY | AFTER ) QUANTITY BOUND
    ;

dated : EVENT | DATE_FACT ;

references : REFERENCE ( ( REFERENCE_JOINT | TO ) REFERENCE )* ;

conclusions : opening? conclusion ( joint conclusion )* ;

/** 甲后，应当于7日内乙 */
opening : ( SPAN_FROM | IN_TIME )? dated ( AFTER | FROM_DAY ) COMMA ;

joint : COMMA ( AND | OR | BUT )? | PAUSE ( OR | LIST_AND )? | AND | OR | LIST_AND ;

conclusion : lead* target ;

lead : MUST | MAY | AGAINST | GIVE | VERB_FILLER | TIMELY | actors | note | deadline ;

actors : ACTOR ( ( OR | PAUSE | LIST_AND | AND ) ACTOR )* ;

deadline : period | IN_TIME? QUANTITY BOUND ;

note : BY noteTitle ( ( PAUSE | LIST_AND | AND )? noteTitle )* AND_LIKE? NOTE_TAIL? COMMA? ;

/** 《行政处罚法》第三十三条、第三十四条 */
noteTitle : TITLE references? ;

target : VALUE | EVENT | DEFEATS references | PRIOR references ;

// ---- declarations

declarationLine
    : FACT_LINE name ( COLON type )? EOF                                         # factLine
    | EVENT_LINE name EOF                                                        # eventLine
    | ACTOR_LINE name EOF                                                        # actorLine
    | ANTONYM_LINE names EOF                                                     # antonymLine
    | EXCLUSIVE_LINE names EOF                                                   # exclusiveLine
    | IMPLICATION_LINE name IMPLIES names EOF                                    # implicationLine
    | FOLLOWING_FACTS_LINE presumption COLON names EOF                           # followingFactsLine
    | CAUSES_LINE ( BURDEN_TRUE | PRESUME_LINE YES ) COLON ( ALL | names ) EOF   # causesLine
    | GROUP_LINE name groupKind COLON groupValue ( PAUSE groupValue )* groupAttribute* EOF # groupLine
    ;

type : CHOICE_TYPE LPAREN names RPAREN | name ;

groupKind : KIND_PRIORITY | KIND_PARALLEL | KIND_UNIQUE ;

groupValue : name ( CONTAINS LPAREN names RPAREN )? ;

groupAttribute : ORDER_LINE names | DEFAULT_LINE name ;

presumption : PRESUME_LINE ( YES | NO ) | BURDEN_FALSE ;

attributeLine
    : GLOSS_LINE STRING EOF                                                      # glossLine
    | REASON_LINE STRING EOF                                                     # reasonLine
    | SYNONYM_LINE names EOF                                                     # synonymLine
    | SYNONYM_LINE name ( EQUALS | COLON ) names EOF                             # valueSynonymLine
    | FORMER_LINE names EOF                                                      # formerLine
    | presumption EOF                                                            # presumptionLine
    | groupAttribute+ EOF                                                        # groupAttributeLine
    ;

names : name ( PAUSE name )* ;

name
    : WORD | STRING
    | KIND_PRIORITY | KIND_PARALLEL | KIND_UNIQUE | CONTAINS | CHOICE_TYPE | IMPLIES | ALL | YES | NO
    | GENERATED | POSSIBLE | LACKS | GROUNDS | NOT_APPLICABLE | DUTY
    ;

// ---- cases

caseLine
    : REASON_LINE STRING EOF                                                     # caseReasonLine
    | SOURCE_LINE ( GENERATED | name ) EOF                                       # caseSourceLine
    | ACT_LINE name COLON? EOF                                                   # actLine
    | ( YES_LINE | NO_LINE | UNKNOWN_LINE ) names EOF                            # statedLine
    | VALUE_LINE statedValue ( PAUSE statedValue )* EOF                          # valueLine
    | ASSERT_LINE names EOF                                                      # assertLine
    | DECIDE_LINE names EOF                                                      # decideLine
    | REST_LINE NO EOF                                                           # restLine
    | CASE_DATE_LINE name+ EOF                                                   # caseDateLine
    | EXPECT_LINE DUTY name name+ expectationPart* EOF                           # expectDutyLine
    | EXPECT_LINE ( NOT_APPLICABLE | name names ) expectationPart* EOF           # expectLine
    ;

statedValue : name name+ ;

expectationPart
    : COMMA POSSIBLE names
    | COMMA LACKS names
    | COMMA GROUNDS REFERENCE ( PAUSE REFERENCE )*
    ;
