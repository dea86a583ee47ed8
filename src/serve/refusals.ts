/** Every reason for which a request is refused, in the visitor's words. */
import { inMegabytes } from './limits.js';
import { Refusal } from './refusal.js';

const BACK = { zh: '请返回首页重试', en: 'Go back to the first page and try again' };

export const refusals = {
  foreignHost: () =>
    new Refusal(
      403,
      { zh: '访问地址不是本程序的地址', en: 'This is not an address of the application' },
      { zh: '请使用启动时显示的地址', en: 'Use the address that was printed when it started' },
    ),
  foreignSite: () =>
    new Refusal(
      403,
      { zh: '拒绝来自其他网站的请求', en: 'Requests from other sites are refused' },
      { zh: '请从本程序的首页操作', en: 'Use the pages of the application itself' },
    ),
  notFound: () => new Refusal(404, { zh: '没有这个页面', en: 'There is no such page' }, BACK),
  noBatch: () =>
    new Refusal(
      404,
      { zh: '该批次不存在，或已删除', en: 'There is no such batch, or it was removed' },
      { zh: '结果只保留一段时间；请重新上传', en: 'Results are kept for a while only; upload the files again' },
    ),
  notReady: () =>
    new Refusal(
      404,
      { zh: '该批次尚未处理完毕', en: 'The batch is not finished yet' },
      { zh: '请稍候再试', en: 'Try again in a moment' },
    ),
  method: () => new Refusal(405, { zh: '不支持这种请求方法', en: 'This method is not supported here' }, BACK),
  notForm: () =>
    new Refusal(
      415,
      { zh: '请求不是带文件的表单', en: 'The request is not a form with files' },
      { zh: '请以 multipart/form-data 上传，字段名为 files', en: 'Send multipart/form-data with the files as `files`' },
    ),
  compressed: () =>
    new Refusal(
      415,
      { zh: '不支持压缩编码的请求', en: 'A compressed request is not supported' },
      { zh: '请去掉 Content-Encoding', en: 'Leave out Content-Encoding' },
    ),
  badForm: () => new Refusal(400, { zh: '表单不完整或有误', en: 'The form is incomplete or damaged' }, BACK),
  otherField: (field: string) =>
    new Refusal(
      400,
      { zh: `文件不在字段 files 中，而在 ${field}`, en: `The file is in the field ${field}, not in files` },
      { zh: '字段名应为 files', en: 'Name the field `files`' },
    ),
  noFiles: () =>
    new Refusal(
      400,
      { zh: '未选择文件', en: 'No file was chosen' },
      { zh: '请选择一个或多个文件后再提交', en: 'Choose one or several files first' },
      null,
      'empty',
    ),
  tooManyFiles: (most: number) =>
    new Refusal(
      413,
      { zh: `一次最多上传 ${String(most)} 个文件`, en: `At most ${String(most)} files at once` },
      { zh: '请分批上传，或打包为 zip', en: 'Upload them in parts, or as a zip archive' },
    ),
  tooLargeUpload: (most: number) =>
    new Refusal(
      413,
      { zh: `一次上传的总大小超过 ${inMegabytes(most)}`, en: `The upload is larger than ${inMegabytes(most)}` },
      { zh: '请分批上传', en: 'Upload the files in parts' },
    ),
  tooLargeFile: (name: string, most: number) =>
    new Refusal(
      413,
      {
        zh: `文件超出大小限制：${name}（上限 ${inMegabytes(most)}）`,
        en: `The file is larger than allowed: ${name} (limit ${inMegabytes(most)})`,
      },
      { zh: '可用 --max-size 提高限制，或将文件拆分', en: 'Raise --max-size, or split the file' },
      name,
    ),
  stalled: () =>
    new Refusal(408, { zh: '上传中断：久未收到数据', en: 'The upload stopped: nothing came for a while' }, BACK),
  busy: () =>
    new Refusal(
      503,
      { zh: '同时上传的人过多', en: 'Too many uploads at once' },
      { zh: '请稍候再试', en: 'Try again in a moment' },
    ),
  full: () =>
    new Refusal(
      503,
      { zh: '保留的批次已满', en: 'There is no room for another batch' },
      { zh: '请先删除不再需要的批次', en: 'Remove batches that are not needed any more' },
    ),
  stopping: () =>
    new Refusal(
      503,
      { zh: '程序正在停止', en: 'The application is stopping' },
      { zh: '请重新启动后再试', en: 'Start it again' },
    ),
  internal: () =>
    new Refusal(
      500,
      { zh: '程序内部错误', en: 'Internal error' },
      { zh: '请将操作步骤和版本号反馈给维护者', en: 'Please report what you did and the program version' },
    ),
};
