namespace Zhaodan.Benchmarks.HandWritten;

/// <summary>What silence comes to. Facts that no condition reads are left alone.</summary>
internal static class Presumptions
{
    public static void Fill(ref Facts f)
    {
        f.行政执法人员 ??= true;
        f.在行政执法活动中 ??= true;
        f.出现新的证据致使原认定事实发生变化 ??= true;
        f.出现新的证据致使案件性质发生变化 ??= true;
        f.行政相对人擅自转移致使查封扣押物品毁损灭失 ??= true;
        f.不可抗力致使未能依法履行职责 ??= true;

        // 未提出即否
        f.行政执法依据不明确 ??= false;
        f.对有关事实的理解认识不一致 ??= false;
        f.对有关依据的理解认识不一致 ??= false;
        f.出现新的证据 ??= false;
        f.行政相对人隐瞒有关情况 ??= false;
        f.行政相对人提供虚假材料 ??= false;
        f.第三方隐瞒有关情况 ??= false;
        f.第三方提供虚假材料 ??= false;
        f.仅认定为程序瑕疵 ??= false;
        f.仅对行政处罚自由裁量幅度作出改变 ??= false;
        f.经调解变更行政行为 ??= false;
        f.向上级机关进行书面请示 ??= false;
        f.为维护社会公共利益 ??= false;
        f.向上级提出改正的建议 ??= false;
        f.向上级提出撤销的建议 ??= false;
        f.执行上级交办的非法定职责任务 ??= false;
        f.对错误决策提出明确反对意见 ??= false;
        f.对错误决策提出保留意见 ??= false;
        f.行政相对人拒不配合 ??= false;
        f.行政相对人妨碍执法 ??= false;
        f.案件利益相关方不愿配合调查 ??= false;
        f.证人不愿配合调查 ??= false;
        f.案件利益相关方不履行举证义务 ??= false;
        f.证人不履行举证义务 ??= false;
        f.行政相对人擅自转移 ??= false;
        f.难以克服的因素 ??= false;
        f.不可抗力 ??= false;
        f.在规定时间内申请人民法院强制执行 ??= false;
        f.对行政执法活动正当性予以合理说明 ??= false;
        f.尚未进行监督检查 ??= false;
        f.按照年度监督检查计划 ??= false;
        f.按照双随机一公开监管计划 ??= false;
        f.依法履职 ??= false;
        f.及时主动自行纠正 ??= false;
        f.经批评教育后及时改正 ??= false;
        f.及时消除不良后果 ??= false;
        f.按照上级决策部署 ??= false;
        f.容缺受理 ??= false;
        f.容缺办理 ??= false;
        f.符合上级政策 ??= false;
        f.依法依规履行法定程序 ??= false;
        f.缺乏经验 ??= false;
        f.在创造性工作中 ??= false;
        f.在探索性工作中 ??= false;
        f.实行告知承诺制 ??= false;
        f.行政相对人不履行承诺 ??= false;
        f.未依法申请行政许可 ??= false;
        f.未依法登记备案 ??= false;
        f.尽形式审查义务 ??= false;
        f.按规定履行审查职责 ??= false;
        f.依法查处 ??= false;
        f.责令改正 ??= false;
        f.采取行政强制措施 ??= false;
        f.行政相对人拒不改正 ??= false;
        f.行政相对人逃避检查 ??= false;
        f.违法启用查封扣押的设备设施 ??= false;
        f.发生事故 ??= false;
        f.发生其他突发事件 ??= false;
        f.在违法行为造成不良影响前 ??= false;
        f.由于客观原因未能发现 ??= false;
        f.科学技术限制 ??= false;
        f.监管手段限制 ??= false;
        f.单独无法实施监管 ??= false;
        f.依法报告 ??= false;
        f.依法移送有关部门 ??= false;
        f.依法履行本部门职责 ??= false;
        f.将违法线索移送其他部门 ??= false;
        f.与市场监督管理部门职责无直接关系 ??= false;
        f.多部门职能交叉 ??= false;
        f.第三项等 ??= false;
        f.第三项等2 ??= false;
        f.第九项等 ??= false;
        f.第十二项等 ??= false;
        f.第十三项等 ??= false;
        f.第十五项等 ??= false;
        f.第二十项等 ??= false;
        f.第二十一项等 ??= false;
        f.第二十八项 ??= false;
    }
}
