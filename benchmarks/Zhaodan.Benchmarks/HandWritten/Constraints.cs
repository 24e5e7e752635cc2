namespace Zhaodan.Benchmarks.HandWritten;

/// <summary>
/// The vocabulary's 蕴含 and 互斥, closed in one pass: what is so follows from causes to effects, then 互斥, then what is not
/// so goes back from effects to causes.
/// </summary>
internal static class Constraints
{
    /// <summary>False when the case contradicts itself.</summary>
    public static bool Close(ref Facts f)
    {
        if (!Forward(ref f) || !Exclude(ref f)) return false;
        Back(ref f);
        return true;
    }

    private static bool Forward(ref Facts f)
    {
        if (f.行政执法人员 == true)
        {
            if (f.市场监督管理部门工作人员 == false) return false;
            f.市场监督管理部门工作人员 = true;
        }

        if (f.故意违法 == true)
        {
            if (f.故意 == false) return false;
            f.故意 = true;
        }

        if (f.故意隐瞒证据 == true)
        {
            if (f.故意 == false) return false;
            f.故意 = true;
        }

        if (f.故意隐瞒证据 == true)
        {
            if (f.隐瞒证据 == false) return false;
            f.隐瞒证据 = true;
        }

        if (f.因重大过失遗漏证据 == true)
        {
            if (f.重大过失 == false) return false;
            f.重大过失 = true;
        }

        if (f.重大过失 == true)
        {
            if (f.过失 == false) return false;
            f.过失 = true;
        }

        if (f.法律法规规章规定不明确 == true)
        {
            if (f.行政执法依据不明确 == false) return false;
            f.行政执法依据不明确 = true;
        }

        if (f.对具体条文的理解存在不同认识 == true)
        {
            if (f.对有关依据的理解认识不一致 == false) return false;
            f.对有关依据的理解认识不一致 = true;
        }

        if (f.法律适用出现偏差 == true)
        {
            if (f.行政执法行为出现偏差 == false) return false;
            f.行政执法行为出现偏差 = true;
        }

        if (f.行政执法行为出现偏差 == true)
        {
            if (f.出现偏差 == false) return false;
            f.出现偏差 = true;
        }

        if (f.对事实作出错误认定 == true)
        {
            if (f.作出错误判断 == false) return false;
            f.作出错误判断 = true;
        }

        if (f.依据法定机构出具的检验报告 == true)
        {
            if (f.依据检验报告 == false) return false;
            f.依据检验报告 = true;
        }

        if (f.依据法定机构出具的检测报告 == true)
        {
            if (f.依据检测报告 == false) return false;
            f.依据检测报告 = true;
        }

        if (f.依据法定机构出具的专家评审意见 == true)
        {
            if (f.依据专家评审意见 == false) return false;
            f.依据专家评审意见 = true;
        }

        if (f.依据法定机构出具的鉴定报告 == true)
        {
            if (f.依据鉴定报告 == false) return false;
            f.依据鉴定报告 = true;
        }

        if (f.符合党中央国务院决策部署 == true)
        {
            if (f.符合上级政策 == false) return false;
            f.符合上级政策 = true;
        }

        if (f.在推进行政执法改革创新中 == true)
        {
            if (f.在推动改革发展和体制机制创新过程中 == false) return false;
            f.在推动改革发展和体制机制创新过程中 = true;
        }

        if (f.在探索性试验中 == true)
        {
            if (f.在探索性工作中 == false) return false;
            f.在探索性工作中 = true;
        }

        if (f.发放许可证 == true)
        {
            if (f.作出行政许可 == false) return false;
            f.作出行政许可 = true;
        }

        if (f.行政相对人违反承诺开展生产经营 == true)
        {
            if (f.行政相对人不履行承诺 == false) return false;
            f.行政相对人不履行承诺 = true;
        }

        if (f.行政相对人拒不配合 == true)
        {
            if (f.行政相对人不配合 == false) return false;
            f.行政相对人不配合 = true;
        }

        if (f.在法定时限内无法作出行政执法行为 == true)
        {
            if (f.行政执法行为超出法定时限 == false) return false;
            f.行政执法行为超出法定时限 = true;
        }

        if (f.未能发现存在问题 == true)
        {
            if (f.未能及时发现存在问题 == false) return false;
            f.未能及时发现存在问题 = true;
        }

        if (f.行政监督检查中发现违法行为 == true)
        {
            if (f.发现违法行为 == false) return false;
            f.发现违法行为 = true;
        }

        if (f.发现违法行为 == true)
        {
            if (f.发现违法行为线索 == false) return false;
            f.发现违法行为线索 = true;
        }

        if (f.不按照规定履行检查职责 == true)
        {
            if (f.未按规定履行监督检查职责 == false) return false;
            f.未按规定履行监督检查职责 = true;
        }

        if (f.不按照规定履行抽查职责 == true)
        {
            if (f.未按规定履行监督检查职责 == false) return false;
            f.未按规定履行监督检查职责 = true;
        }

        if (f.不按照规定履行抽检职责 == true)
        {
            if (f.未按规定履行监督检查职责 == false) return false;
            f.未按规定履行监督检查职责 = true;
        }

        if (f.客观上无法先行发现 == true)
        {
            if (f.由于客观原因未能发现 == false) return false;
            f.由于客观原因未能发现 = true;
        }

        if (f.与市场监督管理部门职责无关 == true)
        {
            if (f.与市场监督管理部门职责无直接关系 == false) return false;
            f.与市场监督管理部门职责无直接关系 = true;
        }

        if (f.与市场监督管理部门职责有直接关系 == true)
        {
            if (f.涉及市场监管职责 == false) return false;
            f.涉及市场监管职责 = true;
        }

        if (f.行政相对人擅自违法生产经营 == true)
        {
            if (f.行政相对人违法生产经营 == false) return false;
            f.行政相对人违法生产经营 = true;
        }

        if (f.行政相对人违法生产经营 == true)
        {
            if (f.行政相对人违法 == false) return false;
            f.行政相对人违法 = true;
        }

        return true;
    }

    private static bool Exclude(ref Facts f)
    {
        if (f.履行监督检查职责 == true)
        {
            if (f.尚未进行监督检查 == true) return false;
            f.尚未进行监督检查 = false;
        }
        else if (f.尚未进行监督检查 == true)
        {
            f.履行监督检查职责 = false;
        }

        if (f.按规定履行监督检查职责 == true)
        {
            if (f.未按规定履行监督检查职责 == true) return false;
            f.未按规定履行监督检查职责 = false;
        }
        else if (f.未按规定履行监督检查职责 == true)
        {
            f.按规定履行监督检查职责 = false;
        }

        if (f.依法申请行政许可 == true)
        {
            if (f.未依法申请行政许可 == true) return false;
            f.未依法申请行政许可 = false;
        }
        else if (f.未依法申请行政许可 == true)
        {
            f.依法申请行政许可 = false;
        }

        if (f.依法登记备案 == true)
        {
            if (f.未依法登记备案 == true) return false;
            f.未依法登记备案 = false;
        }
        else if (f.未依法登记备案 == true)
        {
            f.依法登记备案 = false;
        }

        if (f.依法履职 == true)
        {
            if (f.未能依法履行职责 == true) return false;
            f.未能依法履行职责 = false;
        }
        else if (f.未能依法履行职责 == true)
        {
            f.依法履职 = false;
        }

        if (f.与市场监督管理部门职责有直接关系 == true)
        {
            if (f.与市场监督管理部门职责无直接关系 == true) return false;
            f.与市场监督管理部门职责无直接关系 = false;
        }
        else if (f.与市场监督管理部门职责无直接关系 == true)
        {
            f.与市场监督管理部门职责有直接关系 = false;
        }

        if (f.涉及市场监管职责 == true)
        {
            if (f.与市场监督管理部门职责无关 == true) return false;
            f.与市场监督管理部门职责无关 = false;
        }
        else if (f.与市场监督管理部门职责无关 == true)
        {
            f.涉及市场监管职责 = false;
        }

        return true;
    }

    private static void Back(ref Facts f)
    {
        if (f.行政相对人违法 == false) f.行政相对人违法生产经营 = false;
        if (f.行政相对人违法生产经营 == false) f.行政相对人擅自违法生产经营 = false;
        if (f.涉及市场监管职责 == false) f.与市场监督管理部门职责有直接关系 = false;
        if (f.与市场监督管理部门职责无直接关系 == false) f.与市场监督管理部门职责无关 = false;
        if (f.由于客观原因未能发现 == false) f.客观上无法先行发现 = false;
        if (f.未按规定履行监督检查职责 == false) f.不按照规定履行抽检职责 = false;
        if (f.未按规定履行监督检查职责 == false) f.不按照规定履行抽查职责 = false;
        if (f.未按规定履行监督检查职责 == false) f.不按照规定履行检查职责 = false;
        if (f.发现违法行为线索 == false) f.发现违法行为 = false;
        if (f.发现违法行为 == false) f.行政监督检查中发现违法行为 = false;
        if (f.未能及时发现存在问题 == false) f.未能发现存在问题 = false;
        if (f.行政执法行为超出法定时限 == false) f.在法定时限内无法作出行政执法行为 = false;
        if (f.行政相对人不配合 == false) f.行政相对人拒不配合 = false;
        if (f.行政相对人不履行承诺 == false) f.行政相对人违反承诺开展生产经营 = false;
        if (f.作出行政许可 == false) f.发放许可证 = false;
        if (f.在探索性工作中 == false) f.在探索性试验中 = false;
        if (f.在推动改革发展和体制机制创新过程中 == false) f.在推进行政执法改革创新中 = false;
        if (f.符合上级政策 == false) f.符合党中央国务院决策部署 = false;
        if (f.依据鉴定报告 == false) f.依据法定机构出具的鉴定报告 = false;
        if (f.依据专家评审意见 == false) f.依据法定机构出具的专家评审意见 = false;
        if (f.依据检测报告 == false) f.依据法定机构出具的检测报告 = false;
        if (f.依据检验报告 == false) f.依据法定机构出具的检验报告 = false;
        if (f.作出错误判断 == false) f.对事实作出错误认定 = false;
        if (f.出现偏差 == false) f.行政执法行为出现偏差 = false;
        if (f.行政执法行为出现偏差 == false) f.法律适用出现偏差 = false;
        if (f.对有关依据的理解认识不一致 == false) f.对具体条文的理解存在不同认识 = false;
        if (f.行政执法依据不明确 == false) f.法律法规规章规定不明确 = false;
        if (f.过失 == false) f.重大过失 = false;
        if (f.重大过失 == false) f.因重大过失遗漏证据 = false;
        if (f.隐瞒证据 == false) f.故意隐瞒证据 = false;
        if (f.故意 == false) f.故意隐瞒证据 = false;
        if (f.故意 == false) f.故意违法 = false;
        if (f.市场监督管理部门工作人员 == false) f.行政执法人员 = false;
    }
}
