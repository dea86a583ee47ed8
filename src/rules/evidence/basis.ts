/** 依据: the documents that the rules rest on; clauses are not cited where only the document is known. */
import type { Basis } from '../../model/profile.js';

/** 项目支出绩效评价管理办法: total, conventions, bands, ratings. */
export const MOF_2020: Basis = { document: '财预〔2020〕10号', clause: null };

/** Checks that the national budget system makes itself before a form can be saved. */
export const INTEGRATED_SYSTEM: Basis = { document: '预算管理一体化系统绩效自评校验', clause: null };

/** What reviewers look for without a written rule. */
export const PRACTICE: Basis = { document: '审核实务', clause: null };
