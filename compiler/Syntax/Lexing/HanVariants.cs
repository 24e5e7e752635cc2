namespace Zhaodan.Compiler.Syntax.Lexing;

/// <summary>
/// Characters that look like an ordinary Han character and are meant as one: radicals (texts copied from PDF hold ⽤ for 用) and
/// CJK compatibility ideographs, which NFC replaces. A table of our own, because <c>string.Normalize</c> does nothing under
/// invariant globalisation. Each maps to one UTF-16 unit, so that offsets stay.
/// </summary>
internal static class HanVariants
{
    private const char FirstKangxi = '\u2F00';

    private const char FirstCompatibility = '\uF900';

    private const char FirstSupplement = '\u2E80';

    // U+2F00–U+2FD5, in order (Unicode's compatibility decompositions).
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳" +
        "心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸" +
        "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音" +
        "頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    // U+F900–U+FAD9, in order (Unicode's canonical decompositions); what has none, or one beyond the basic plane, stays.
    private const string Compatibility =
        "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞" +
        "擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧" +
        "怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐" +
        "戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂" +
        "燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘" +
        "藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀\uFA0E\uFA0F塚\uFA11晴\uFA13\uFA14凞猪益礼神祥福靖精羽\uFA1F" +
        "蘒\uFA21諸\uFA23\uFA24逸都\uFA27\uFA28\uFA29飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐" +
        "祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵\uFA6C舘\uFA6E\uFA6F並况全侀充冀勇勺喝啕喙嗢塚墳奄奔" +
        "婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛" +
        "練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜\uFACF\uFAD0\uFAD1㮝䀘䀹\uFAD5\uFAD6\uFAD7齃龎";

    // Radicals of the supplement (U+2E80–U+2EF3) that PDF fonts use for whole characters: radical, character.
    private const string Supplement =
        "\u2E9F母\u2EA0民\u2EC1虎\u2EC4西\u2EC5见\u2EC6角\u2EC9贝\u2ECB车\u2ED3长\u2ED4门\u2ED8青\u2ED9韦\u2EDA页\u2EDB风\u2EDC飞\u2EE2马" +
        "\u2EE5鱼\u2EE6鸟\u2EE8麦\u2EE9黄\u2EEC齐\u2EEE齿\u2EF0龙\u2EF3龟";

    public static char Fold(char c)
    {
        if (c < FirstSupplement) return c;
        if (c >= FirstKangxi && c < FirstKangxi + Kangxi.Length) return Kangxi[c - FirstKangxi];
        if (c >= FirstCompatibility && c < FirstCompatibility + Compatibility.Length) return Compatibility[c - FirstCompatibility];
        if (c >= FirstKangxi) return c;

        for (int i = 0; i < Supplement.Length; i += 2)
        {
            if (Supplement[i] == c) return Supplement[i + 1];
        }

        return c;
    }
}
