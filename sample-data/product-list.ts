/** What the company sells: six categories, their subcategories, and in each the articles times their variants. */
export type SubcategoryPlan = {
  name: string
  /** Article and its price per trade unit, in yuan, for the first variant. */
  articles: readonly Priced[]
  /** Variant and its price relative to the first. */
  variants: readonly Priced[]
}
export type Priced = { name: string; price: number }
export type CategoryPlan = {
  name: string
  /** Weight in units sold. */
  weight: number
  /** Unit cost as a share of list price. */
  costRate: number
  /** Probability that a sold line comes back. */
  returnRate: number
  subcategories: readonly SubcategoryPlan[]
}

export const categoryPlans: readonly CategoryPlan[] = [
  {
    name: '办公耗材',
    weight: 30,
    costRate: 0.66,
    returnRate: 0.029,
    subcategories: [
      subcategory(
        '复印纸',
        '复印纸 A4 =158, 复印纸 A3 =206, 彩色复印纸 A4 =232, 热敏纸 =126',
        '70g 10包/箱 =1, 80g 10包/箱 =1.14, 高白 80g 10包/箱 =1.22, 再生 70g 10包/箱 =0.95'
      ),
      subcategory(
        '硒鼓墨盒',
        '激光硒鼓 =318, 一体机硒鼓 =395, 彩色墨盒 =176, 碳粉盒 =142',
        '标准容量 =1, 大容量 =1.55, 四色套装 =3.1, 双支装 =1.9'
      ),
      subcategory(
        '书写工具',
        '中性笔 =86, 圆珠笔 =62, 白板笔 =98, 荧光笔 =92, 记号笔 =108',
        '黑 144支/箱 =1, 蓝 144支/箱 =1, 红 144支/箱 =1.02, 混色 144支/箱 =1.08'
      ),
      subcategory(
        '文件收纳',
        '档案盒 =118, 文件夹 =96, 拉杆夹 =74, 风琴包 =168',
        'A4 50个/箱 =1, A4 加厚 50个/箱 =1.25, A3 30个/箱 =1.12'
      ),
      subcategory(
        '粘贴用品',
        '双面胶 =84, 固体胶 =78, 便利贴 =102, 标签纸 =134',
        '标准 60件/箱 =1, 宽幅 60件/箱 =1.3, 经济装 120件/箱 =1.72'
      ),
      subcategory(
        '装订用品',
        '订书钉 =58, 长尾夹 =72, 回形针 =52, 装订夹条 =88',
        '小号 100盒/箱 =1, 大号 60盒/箱 =1.15, 混装 80盒/箱 =1.1'
      )
    ]
  },
  {
    name: '清洁用品',
    weight: 24,
    costRate: 0.64,
    returnRate: 0.024,
    subcategories: [
      subcategory(
        '生活用纸',
        '抽纸 =138, 大盘纸 =152, 擦手纸 =146, 厨房纸 =164',
        '2层 24包/箱 =1, 3层 24包/箱 =1.24, 4层 18包/箱 =1.3, 本色 24包/箱 =0.96'
      ),
      subcategory(
        '清洁剂',
        '洗洁精 =118, 地面清洁剂 =172, 玻璃清洁剂 =128, 洁厕液 =112, 重油污清洁剂 =226',
        '500ml×24 =1, 5L×4 =1.18, 20L 桶装 =1.26'
      ),
      subcategory(
        '垃圾袋',
        '平口垃圾袋 =94, 抽绳垃圾袋 =132, 可降解垃圾袋 =218',
        '小号 1000只/箱 =1, 中号 600只/箱 =1.08, 大号 400只/箱 =1.2, 加厚 大号 400只/箱 =1.42'
      ),
      subcategory(
        '清洁工具',
        '平板拖把 =186, 扫把套装 =142, 百洁布 =76, 不锈钢刮水器 =154',
        '6套/箱 =1, 12套/箱 =1.9, 商用 6套/箱 =1.45'
      ),
      subcategory(
        '洗手消毒',
        '泡沫洗手液 =164, 免洗凝胶 =208, 75%酒精消毒液 =192, 消毒湿巾 =176',
        '500ml×20 =1, 1L×12 =1.1, 5L×4 =1.16'
      ),
      subcategory(
        '除味芳香',
        '空气清新剂 =146, 除味盒 =112, 香薰补充液 =188',
        '柠檬 24瓶/箱 =1, 薰衣草 24瓶/箱 =1, 无香 24瓶/箱 =0.98, 商用 12瓶/箱 =1.25'
      )
    ]
  },
  {
    name: '饮品茶点',
    weight: 18,
    costRate: 0.67,
    returnRate: 0.022,
    subcategories: [
      subcategory(
        '咖啡',
        '速溶咖啡 =228, 挂耳咖啡 =296, 咖啡豆 =412, 胶囊咖啡 =368',
        '原味 =1, 拿铁 =1.08, 深烘 =1.05, 低因 =1.16'
      ),
      subcategory(
        '茶叶',
        '绿茶 =336, 红茶 =318, 乌龙茶 =358, 茉莉花茶 =262',
        '袋泡 500袋/箱 =1, 罐装 12罐/箱 =1.48, 礼盒 6盒/箱 =2.2'
      ),
      subcategory(
        '饮用水',
        '天然水 =48, 纯净水 =42, 苏打水 =86',
        '550ml×24 =1, 1.5L×12 =0.98, 5L×4 =1.05, 小瓶 330ml×24 =0.9'
      ),
      subcategory(
        '饼干糕点',
        '苏打饼干 =142, 曲奇 =198, 蛋糕卷 =176, 沙琪玛 =158',
        '原味 5kg/箱 =1, 混合口味 5kg/箱 =1.06, 低糖 5kg/箱 =1.15'
      ),
      subcategory(
        '坚果零食',
        '每日坚果 =286, 瓜子 =146, 肉脯 =318, 果干 =234',
        '小包 100袋/箱 =1, 大包 30袋/箱 =0.92, 礼盒 8盒/箱 =1.6'
      ),
      subcategory(
        '冲调饮品',
        '奶茶粉 =214, 豆浆粉 =176, 蜂蜜柚子茶 =248, 燕麦片 =192',
        '小条 400条/箱 =1, 袋装 10kg/箱 =0.9, 罐装 12罐/箱 =1.2'
      )
    ]
  },
  {
    name: '包装材料',
    weight: 13,
    costRate: 0.7,
    returnRate: 0.026,
    subcategories: [
      subcategory(
        '纸箱',
        '三层纸箱 =168, 五层纸箱 =262, 飞机盒 =196',
        '小号 100只/捆 =1, 中号 100只/捆 =1.45, 大号 50只/捆 =1.3, 特大号 30只/捆 =1.38, 定制印刷 100只/捆 =1.85'
      ),
      subcategory(
        '封箱胶带',
        '透明胶带 =178, 米黄胶带 =172, 牛皮纸胶带 =246',
        '45mm 72卷/箱 =1, 60mm 48卷/箱 =0.96, 静音 45mm 72卷/箱 =1.2, 印字 45mm 72卷/箱 =1.32'
      ),
      subcategory(
        '缓冲材料',
        '气泡膜 =156, 气泡袋 =184, 珍珠棉 =212, 蜂窝纸 =238',
        '30cm 4卷/件 =1, 50cm 2卷/件 =1.04, 加厚 50cm 2卷/件 =1.28'
      ),
      subcategory(
        '快递包装',
        '快递袋 =132, 牛皮纸袋 =188, 可降解快递袋 =298',
        '小号 1000只/箱 =1, 中号 800只/箱 =1.22, 大号 500只/箱 =1.3, 加厚 中号 800只/箱 =1.48'
      ),
      subcategory(
        '捆扎材料',
        '打包带 =164, 缠绕膜 =218, 捆扎绳 =96',
        '手用 20kg =1, 机用 20kg =1.12, 加强 20kg =1.3'
      )
    ]
  },
  {
    name: '个人防护',
    weight: 8,
    costRate: 0.62,
    returnRate: 0.032,
    subcategories: [
      subcategory(
        '口罩',
        '一次性口罩 =148, 折叠防尘口罩 =326, 活性炭口罩 =268',
        '2000只/箱 =1, 独立包装 2000只/箱 =1.2, 带呼吸阀 600只/箱 =1.35'
      ),
      subcategory(
        '手套',
        '丁腈手套 =298, 乳胶手套 =246, 浸胶劳保手套 =318, 隔热手套 =392',
        'M码 10盒/箱 =1, L码 10盒/箱 =1, 加厚 L码 10盒/箱 =1.24'
      ),
      subcategory(
        '头部防护',
        '安全帽 =412, 防护眼镜 =286, 降噪耳塞 =198',
        '标准 20件/箱 =1, 舒适型 20件/箱 =1.26, 高强度 20件/箱 =1.5'
      ),
      subcategory(
        '防护服',
        '连体工作服 =688, 反光背心 =276, 一次性防护服 =342',
        'L码 20件/箱 =1, XL码 20件/箱 =1.02, 阻燃 XL码 20件/箱 =1.7'
      ),
      subcategory(
        '劳保鞋',
        '防砸劳保鞋 =1180, 防滑工作鞋 =860, 绝缘鞋 =1240',
        '39-41码 10双/箱 =1, 42-44码 10双/箱 =1.02, 夏季透气 10双/箱 =1.12'
      )
    ]
  },
  {
    name: '小家电',
    weight: 8,
    costRate: 0.69,
    returnRate: 0.067,
    subcategories: [
      subcategory(
        '饮水电器',
        '台式饮水机 =468, 电热水壶 =158, 净水器 =1280, 煮茶器 =246',
        '标准款 =1, 智能款 =1.38, 商用款 =1.95'
      ),
      subcategory(
        '办公电器',
        '碎纸机 =688, 塑封机 =356, 台灯 =168, 点钞机 =920',
        '标准款 =1, 静音款 =1.3, 商用款 =1.85'
      ),
      subcategory(
        '环境电器',
        '空气净化器 =1180, 加湿器 =268, 暖风机 =318, 循环扇 =286',
        '标准款 =1, 智能款 =1.32, 大风量 =1.55'
      ),
      subcategory(
        '厨房电器',
        '微波炉 =528, 电饭煲 =368, 咖啡机 =1480, 电磁炉 =298',
        '标准款 =1, 智能款 =1.3, 商用款 =2.1'
      ),
      subcategory(
        '清洁电器',
        '吸尘器 =648, 洗地机 =1680, 干手器 =386',
        '标准款 =1, 静音款 =1.25, 商用款 =1.8'
      )
    ]
  }
]

/** Invented brands; the company's own comes first and most often. */
export const brands: readonly (readonly [name: string, weight: number])[] = [
  ['示例优选', 5],
  ['澜青', 4],
  ['墨禾', 4],
  ['知原', 3],
  ['汀白', 3],
  ['砚北', 2],
  ['禾序', 2],
  ['岫云里', 1]
]

/** Articles and variants are written `name =price, name =price`. */
function subcategory(name: string, articles: string, variants: string): SubcategoryPlan {
  return { name, articles: priced(articles), variants: priced(variants) }
}

function priced(text: string): Priced[] {
  return text.split(', ').map((item) => {
    const [name, price] = item.split(' =')
    return { name: name!, price: Number(price) }
  })
}
